-- The window ends before the first build of the rule.
UPDATE f_inf SET window_high = 16298;
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 13, '', 'a.dll',
	'%13%\a.dll', 20, 1);
