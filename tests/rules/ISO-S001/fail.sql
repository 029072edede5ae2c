-- The root of the key.
-- item: drv\!Level
-- message: the root of the service key
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR', '',
	'Level', 65537, '1', 20, 1);
