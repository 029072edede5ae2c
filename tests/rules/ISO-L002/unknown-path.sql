-- ImagePath could not be read.
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3, '%13%\drv.sys',
	13, '', 'drv.sys', 20, 1, 20);
UPDATE f_service SET image_path = NULL, resolved_path = NULL, location = NULL,
	store_package = NULL, in_driver_store = NULL, image_exists = NULL,
	image_file = NULL;
