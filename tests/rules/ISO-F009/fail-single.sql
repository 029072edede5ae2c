-- A single file goes to DefaultDestDir only.
-- item: @drv.sys
-- message: drv.sys: DefaultDestDir is in [DestinationDirs]
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', '@', 'drv.sys', 'drv.sys', -1, '', '', 1, '1', 1, '',
	'', 0, 20, 1, 0);
