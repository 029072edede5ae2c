-- A service install section that is not in the INF.
DELETE FROM f_inf_service;
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 0, 1, 3, '', -1, '', '',
	20, 1, 0);
