-- Other services, another view, a key by itself, additions to a list.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'ServiceA', 'service', 'drv', 'RegA', 'HKR', 'Parameters',
	'x', 0, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'ServiceB', 'service', 'other', 'RegB', 'HKR',
	'Parameters', 'x', 0, '2', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKLM', 'SOFTWARE\Vendor',
	'x', 0, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'B.NT', 'device', '', 'RegB', 'HKLM', 'SOFTWARE\Vendor',
	'x', 16384, '2', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKLM', 'SOFTWARE\Vendor',
	'', 0, 'text', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'B.NT', 'device', '', 'RegB', 'HKLM', 'SOFTWARE\Vendor',
	'', 0, '', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'A.NT', 'device', '', 'RegA', 'HKLM', 'SOFTWARE\Vendor',
	'List', 65544, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'B.NT', 'device', '', 'RegB', 'HKLM', 'SOFTWARE\Vendor',
	'List', 65544, '2', 20, 1);
