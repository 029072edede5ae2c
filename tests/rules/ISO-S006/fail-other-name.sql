-- Another file is copied to the same place.
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'b', 2, 'Service', 1, 1, 3, '%12%\b.sys', 12,
	'', 'b.sys', 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'c.sys', 'c.sys', 11, 'drivers',
	'11,drivers', 1, '', '', 0, 20, 1, 20);
