-- Where the file goes is not known.
-- item: %13%\a.dll in Registry
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a.dll', -1, '', '', 1, '1', 1, '',
	'', 0, 20, 1, 0);
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 13, '', 'a.dll',
	'%13%\a.dll', 20, 1);
