-- The color directory is excepted at signing, but not universal.
-- item: a.icm to 23
-- message: DIRID 23, which is no place for the files of a universal INF; excepted until
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.icm', 'a.icm', 23, '', '23', 1, '1', 1,
	'', '', 0, 20, 1, 20);
