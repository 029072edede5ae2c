-- HKR of a device is another key for each.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKR', '', 'x', 0, '1', 20,
	1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'B.NT', 'device', '', 'RegB', 'HKR', '', 'x', 0, '2', 20,
	1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT.HW', 'hardware', '', 'RegC', 'HKR', '', 'x', 0, '1',
	20, 1);
