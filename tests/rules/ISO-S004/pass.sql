-- Any DIRID will do here.
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3, '%13%\drv.sys',
	13, '', 'drv.sys', 20, 1, 20);
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'b', 2, 'Service', 1, 1, 3, '%12%\b.sys', 12,
	'', 'b.sys', 20, 1, 20);
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'c', 2, 'Service', 1, 1, 3,
	'%10%\Vendor\c.exe', 10, 'Vendor', 'c.exe', 20, 1, 20);
