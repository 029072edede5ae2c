-- A path with a blank that is not quoted ends at the blank.
-- message: ends at its blank; it lacks triple quotes
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3,
	'%13%\My driver.sys', 13, '', 'My', 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'My driver.sys', 'My driver.sys', 13, '',
	'13', 1, '', '', 0, 20, 1, 20);
