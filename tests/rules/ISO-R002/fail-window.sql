-- The window ends with the first build of the ruleset.
UPDATE f_inf SET window_high = 26080;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Vendor', 'x', 0, '1', 20, 1);
