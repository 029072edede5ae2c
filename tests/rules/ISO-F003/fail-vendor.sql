-- A vendor's folder below Windows was accepted once.
-- severity: info
-- message: the vendor folder Vendor\Bin
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.exe', 'a.exe', 10, 'Vendor\Bin',
	'10,Vendor\Bin', 1, '1', 1, '', '', 0, 20, 1, 20);
