-- One name in two places.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a.dll', 11, '', '11', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a32.dll', 10, 'SysWOW64',
	'10,SysWOW64', 1, '1', 1, '', '', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a2.dll', 11, 'sub', '11,sub', 1,
	'1', 1, '', '', 0, 20, 1, 20);
