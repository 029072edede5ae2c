-- Drivers of Windows are ISO-S007.
DELETE FROM f_inf_service;
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3,
	'%12%\winusb.sys', 12, '', 'winusb.SYS', 20, 1, 20);
