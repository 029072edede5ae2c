-- The path of the disk is part of the source.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, 'disk1\x64',
	'13,disk1\x64', 1, '1', 1, 'x64', 'disk1', 0, 20, 1, 20);
