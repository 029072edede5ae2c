-- A new case is no new name.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'DRV.SYS', 'drv.sys', 13, '', '13', 1, '1',
	1, '', '', 0, 20, 1, 20);
