-- HKR from a DefaultInstall.
-- item: DefaultInstall.NTamd64: HKR\Parameters!Opt
-- message: HKR means no key there
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'DefaultInstall.NTamd64', 'default', '', 'Registry', 'HKR',
	'Parameters', 'Opt', 0, '1', 20, 1);
