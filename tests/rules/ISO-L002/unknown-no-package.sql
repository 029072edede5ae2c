-- The package that owns the service is not known.
-- message: is not known here
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3, '%13%\drv.sys',
	13, '', 'drv.sys', 20, 1, 20);
UPDATE f_service_owner SET inf_name = 'oem9.inf';
