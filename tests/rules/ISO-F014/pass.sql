-- The store.
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir,
	binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'umdf', 'drv', 'Umdf', 1, '2.31.0', 1,
	'%13%\drv.dll', 13, '', 'drv.dll', 20, 1);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.dll', 'drv.dll', 13, '', '13', 1, '1',
	1, '', '', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'other.dll', 'other.dll', 11, '', '11', 1,
	'1', 1, '', '', 0, 20, 1, 20);
