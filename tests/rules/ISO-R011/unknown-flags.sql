-- Flags that are not a number.
-- item: HKLM\SOFTWARE\Vendor!x
-- message: with flags that are not a number
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKLM', 'SOFTWARE\Vendor',
	'x', NULL, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'B.NT', 'device', '', 'RegB', 'HKLM', 'SOFTWARE\Vendor',
	'x', 65537, '1', 20, 1);
