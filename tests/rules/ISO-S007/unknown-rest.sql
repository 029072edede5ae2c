-- The file may be copied in the part that was not read.
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3,
	'%12%\winusb.sys', 12, '', 'winusb.sys', 20, 1, 20);
