-- A service that the INF does not add is ISO-S003.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\other',
	'Level', 0, '', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKLM',
	'SOFTWARE\ControlSet\Services\drv',
	'Level', 0, '', 20, 1);
