-- The store; DriverIsolation is about processes.
UPDATE f_inf SET class = 'Printer',
	class_guid = '{4d36e979-e325-11ce-bfc1-08002be10318}';
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'p.dll', 'p.dll', 13, '', '13', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'driverisolation', '2', '2', '', -1,
	20, 1);
