-- The same tree by its other name.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'Software\Classes\TypeLib\{1}\1.0',
	'', 0, 'x', 20, 1);
