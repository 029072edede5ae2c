-- SourceDisksFiles may be in the part that was not read.
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, '', '13', 0, '',
	-1, '', '', 0, 20, 1, 20);
