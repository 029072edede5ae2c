-- A disk that SourceDisksNames does not have.
-- item: drv.sys
-- message: disk 7 of drv.sys is in no SourceDisksNames section
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, '', '13', 1, '7',
	0, '', '', 0, 20, 1, 20);
