-- A list that a device section names too is judged once for each of them.
-- item: DefaultInstall.NTamd64: HKR\Parameters!Opt
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR',
	'Parameters', 'Opt', 0, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'DefaultInstall.NTamd64', 'default', '', 'Registry', 'HKR',
	'Parameters', 'Opt', 0, '1', 20, 1);
