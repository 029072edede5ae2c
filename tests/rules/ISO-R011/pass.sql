-- Two sections that set the same, one in hexadecimal.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKLM', 'SOFTWARE\Vendor',
	'x', 65537, '16', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'B.NT', 'device', '', 'RegB', 'HKLM', 'SOFTWARE\Vendor',
	'X', 65537, '0x10', 20, 1);
