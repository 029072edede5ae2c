-- Without a destination it is not known where the file goes (ISO-F001 says so).
-- item: drv.sys
DELETE FROM f_inf_copy;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', -1, '', '', 1, '1', 1,
	'', '', 0, 20, 1, 0);
