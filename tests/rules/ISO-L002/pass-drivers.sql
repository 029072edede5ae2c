-- Both say System32\drivers.
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12;
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
