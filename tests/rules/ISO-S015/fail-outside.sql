-- Where the driver is, but not in the store.
-- severity: info
-- message: %13%\drv.sys would not
UPDATE f_inf_copy SET dirid = 12;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%SystemRoot%\System32\drivers\drv.sys', 20, 1);
