-- The section of a service that a DefaultInstall adds.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'DefaultInstall.NTamd64.Services', 'service', 'drv',
	'Registry', 'HKR', 'Parameters', 'Opt', 0, '1', 20, 1);
