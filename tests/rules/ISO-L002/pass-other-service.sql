-- Another service of the INF runs from elsewhere.
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'other', 2, 'Service', 1, 1, 3, '%12%\b.sys',
	12, '', 'b.sys', 20, 1, 20);
