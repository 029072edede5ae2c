-- Other directories of the spooler.
-- severity: warning
-- message: to DIRID 66001, outside the store
UPDATE f_inf SET class = 'Printer',
	class_guid = '{4d36e979-e325-11ce-bfc1-08002be10318}';
UPDATE f_inf SET class_ver = '4.0';
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'p.dll', 'p.dll', 66001, '', '66001', 1, '1',
	1, '', '', 0, 20, 1, 20);
