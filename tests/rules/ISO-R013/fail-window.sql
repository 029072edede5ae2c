-- The window ends with the first build that lets them.
UPDATE f_inf SET window_high = 16299;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'Path',
	1, '%13%\x.dll', 20, 1);
