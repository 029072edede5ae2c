-- Arguments behind the path.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path, flags,
	line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.ini', 'drv.ini', 13, '', '13', 1, '1', 1, '', '',
	0, 20, 1, 20);
UPDATE f_inf_service SET "binary" = '%13%\drv.sys -c %13%\drv.ini';
