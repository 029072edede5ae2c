-- One of them has the name already.
-- item: a.sys from a64.sys
-- message: a64.sys and a.sys
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.sys', 'a.sys', 12, '', '12', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.sys', 'a64.sys', 12, '', '12', 1, '1', 1,
	'', '', 0, 20, 1, 20);
