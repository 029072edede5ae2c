-- The null service.
DELETE FROM f_inf_service;
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', '', 2, 'Service', 0, 1, 3, '', -1, '', '',
	20, 1, 0);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, '', '13', 1, '',
	'', 0, 20, 1, 20);
