-- An environment variable is no DIRID.
-- message: svchost.exe -k group
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3,
	'%SystemRoot%\system32\svchost.exe -k group', -1,
	'%SystemRoot%\system32', 'svchost.exe', 20, 1, 20);
