-- The INF says the store, ImagePath does not.
-- item: drv
-- message: from DIRID 13, but ImagePath leads to \Windows\System32\drivers\drv.sys
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3, '%13%\drv.sys',
	13, '', 'drv.sys', 20, 1, 20);
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
