-- Only the last part of the folders is equal.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, 'x64', '13,x64', 1,
	'1', 1, 'win\x64', '', 0, 20, 1, 20);
