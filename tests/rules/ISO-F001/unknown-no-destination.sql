-- No destination at all is ISO-F009; where the file goes is not known.
-- item: drv.sys
-- message: has no destination
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', -1, '', '', 1, '1', 1,
	'', '', 0, 20, 1, 0);
