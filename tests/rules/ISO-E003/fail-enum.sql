-- A device filter through the device's absolute key.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Enum\ROOT\X\0000',
	'UpperFilters', 65544, 'drv', 20, 1);
