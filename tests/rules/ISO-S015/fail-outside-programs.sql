-- Outside the Windows folder.
-- severity: info
-- message: leads out of the driver store
UPDATE f_inf_copy SET dirid = 16422, subdir = 'Vendor';
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%16422%\vendor\drv.sys', 20, 1);
