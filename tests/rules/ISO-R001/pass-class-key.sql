-- HKR of ClassInstall32 is no absolute root; the section is ISO-D014.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'ClassInstall32', 'class', '', 'Registry', 'HKR', '',
	'Icon', 0, '-5', 20, 1);
