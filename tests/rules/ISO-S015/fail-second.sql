-- Behind a file of Windows.
-- item: drv!EventMessageFile: %systemroot%\system32\DRIVERS\drv.sys
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%SystemRoot%\System32\IoLogMsg.dll; %systemroot%\system32\DRIVERS\drv.sys', 20, 1);
