-- Not to overwrite makes the first one win; they still differ.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKLM', 'SOFTWARE\Vendor',
	'x', 2, 'a', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'B.NT', 'device', '', 'RegB', 'HKLM', 'SOFTWARE\Vendor',
	'x', 2, 'b', 20, 1);
