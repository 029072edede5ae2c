-- The binary of a COM server.
-- item: %11%\A.dll in Com
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a.dll', 13, '', '13', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'directive', 'Com', 'comserver', 'serverbinary', -1, 11, '',
	'A.dll', '%11%\A.dll', 20, 1);
