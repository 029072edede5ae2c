-- A value of that name in a service key is no filter list.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR', '',
	'UpperFilters', 0, '', 20, 1);
