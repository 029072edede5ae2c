-- SourceDisksFiles does not list the file.
-- item: drv.sys to 13 (folder)
-- message: is not listed in SourceDisksFiles
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, '', '13', 0, '1',
	1, '', '', 0, 20, 1, 20);
