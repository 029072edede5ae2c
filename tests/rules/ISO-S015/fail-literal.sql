-- And spelt out.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, 'C:\Windows\System32\drivers\drv.sys', 20, 1);
