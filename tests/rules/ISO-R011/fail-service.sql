-- A value of a service.
-- item: HKLM\SYSTEM\CurrentControlSet\Services\drv\Parameters!x
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'ServiceA', 'service', 'drv', 'RegA', 'HKR', 'Parameters',
	'x', 0, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'ServiceB', 'service', 'drv', 'RegB', 'HKR', 'Parameters',
	'x', 0, '2', 20, 1);
