-- No file of the package.
-- message: no file of the package
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 13, '', 'a.dll',
	'%13%\a.dll', 20, 1);
