-- A folder below it that is Windows' own, in another case.
-- message: DIRID 10, HELP\Vendor
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.hlp', 'a.hlp', 10, 'HELP\Vendor',
	'10,HELP\Vendor', 1, '1', 1, '', '', 0, 20, 1, 20);
