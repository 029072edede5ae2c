-- The descriptor is a value in a key of that name.
-- message: the directive is Security
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Security', 'Security', 1, '', 20, 1);
