-- A lower filter from the install section, in another case.
-- message: device filter drv
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '',
	'lowerfilters', 65536, 'drv', 20, 1);
