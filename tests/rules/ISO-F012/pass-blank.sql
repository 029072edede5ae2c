-- A name with a blank.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'my a.dll', 'my a.dll', 13, '', '13', 1, '1',
	1, '', '', 0, 20, 1, 20);
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 13, '', 'my a.dll',
	'%13%\my a.dll', 20, 1);
