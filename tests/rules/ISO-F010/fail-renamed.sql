-- The name at the source counts, not the one at the destination.
-- item: drv64.sys
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv64.sys', 12, '', '12', 0, '',
	-1, '', '', 0, 20, 1, 20);
