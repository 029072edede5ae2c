-- Start.
-- item: drv\!start
-- message: the directive is StartType
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR', '',
	'start', 65537, '0', 20, 1);
