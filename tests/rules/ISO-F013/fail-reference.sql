-- One in a value.
-- item: %66005%\a.dll in Registry
-- message: %66005%\a.dll begins with the user-defined DIRID
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 66005, '', 'a.dll',
	'%66005%\a.dll', 20, 1);
