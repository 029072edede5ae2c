-- HKR of a class section is the class too.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'class', '', 'Registry', 'HKR', '',
	'LowerFilters', 65544, 'drv', 20, 1);
