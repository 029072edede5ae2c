-- Strings for a kernel service, an expandable one in the software key.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Service', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'a', 0, '%13%\x.bin', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Service', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'b', 65536, 'x,%13%\x.bin', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'c',
	131072, '%13%\x.dll', 20, 1);
