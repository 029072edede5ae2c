-- An absolute path, which nothing excepts.
-- item: drv.sys to 65535,C:\Vendor
-- message: DIRID 65535, C:\Vendor
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 65535, 'C:\Vendor',
	'65535,C:\Vendor', 1, '1', 1, '', '', 0, 20, 1, 20);
