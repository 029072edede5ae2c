-- One section that sets a value twice.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKLM', 'SOFTWARE\Vendor',
	'x', 0, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKLM', 'SOFTWARE\Vendor',
	'x', 0, '2', 20, 1);
