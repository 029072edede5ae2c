-- HKLM in a service section is as absolute.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\drv\Parameters', 'x', 0, '', 20, 1);
