-- DestinationDirs may be in the part that was not read.
-- item: drv.sys in Files
-- message: the part of the INF that was read
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', -1, '', '', 1, '1', 1,
	'', '', 0, 20, 1, 0);
