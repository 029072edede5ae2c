-- A binary without a DIRID; that is ISO-S004.
UPDATE f_inf_service
SET    "binary" = 'C:\drv.sys', binary_dirid = -1, binary_subdir = 'C:';
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
