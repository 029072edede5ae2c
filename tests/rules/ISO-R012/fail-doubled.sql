-- Doubled backslashes, in a list of paths.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'Path',
	65536, 'x,c:\\WINDOWS\\x.dll', 20, 1);
