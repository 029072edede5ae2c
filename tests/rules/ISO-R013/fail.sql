-- Binary data.
-- item: Registry: HKR\!Path
-- message: is no string and cannot hold the path %13%\x.dll
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'Path',
	1, '%13%\x.dll', 20, 1);
