-- An expandable string of a service in user mode.
UPDATE f_inf_service SET type = 16;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Service', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'a', 131072, '%13%\x.dll', 20, 1);
