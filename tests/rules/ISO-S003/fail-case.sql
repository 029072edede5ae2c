-- The same in another case.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'system\currentcontrolset\SERVICES\othersvc',
	'Level', 0, '', 20, 1);
