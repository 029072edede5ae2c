-- A printer driver in System32.
-- item: drv.sys to 11
UPDATE f_inf SET class = 'Printer',
	class_guid = '{4d36e979-e325-11ce-bfc1-08002be10318}';
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 11, '', '11', 1, '1',
	1, '', '', 0, 20, 1, 20);
