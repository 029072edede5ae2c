-- The library of a user-mode driver below a folder with a blank.
-- item: UmdfService ctsum
-- message: %13%\Sub Dir\ctsum.dll ends at its blank
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path, flags,
	line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'ctsum.dll', 'ctsum.dll', 13, 'Sub Dir', '13', 1, '1', 1, '', '',
	0, 20, 1, 20);
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir,
	binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'umdf', 'ctsum', 'Wdf', 1, '2.15.0', 1,
	'%13%\Sub Dir\ctsum.dll', 13, '', 'Sub', 20, 1);
