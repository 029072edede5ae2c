-- A destination folder that the source does not have.
-- item: drv.sys to 13,bin (folder)
-- message: its destination is 13,"bin"
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, 'bin', '13,bin', 1,
	'1', 1, '', '', 0, 20, 1, 20);
