-- Types, views and "do not overwrite" are not operations on what is there.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'a',
	65537, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'b', 2,
	'', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'c',
	16400, '', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'd',
	65536, '', 20, 1);
