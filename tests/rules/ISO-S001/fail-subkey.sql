-- Another subkey.
-- item: drv\Settings!Level
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Settings', 'Level', 0, '', 20, 1);
