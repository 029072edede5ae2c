-- The key of the service by its other name.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Service', 'service', 'drv', 'RegA', 'HKR', 'Parameters',
	'x', 0, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'B.NT', 'device', '', 'RegB', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\drv\Parameters', 'x', 0, '2', 20, 1);
