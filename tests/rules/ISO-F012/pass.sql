-- Both sides are the store, in another case.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a.dll', 13, 'x64', '13,x64', 1,
	'1', 1, 'x64', '', 0, 20, 1, 20);
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 13, 'X64', 'A.dll',
	'%13%\X64\A.dll', 20, 1);
