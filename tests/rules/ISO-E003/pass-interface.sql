-- A value of that name in the key of an interface.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'interface', '', 'Registry', 'HKR', '',
	'UpperFilters', 0, '', 20, 1);
