-- A value of that name in a subkey is no filter list.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR',
	'Sub',
	'UpperFilters', 65536, 'drv', 20, 1);
