-- One place, two names.
-- severity: info
-- message: leads out of the driver store
UPDATE f_inf_copy SET dirid = 12;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%11%\Drivers\drv.sys', 20, 1);
