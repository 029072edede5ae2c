-- The driver in the store, and a file of Windows.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%SystemRoot%\System32\IoLogMsg.dll;%13%\DRV.sys', 20, 1);
