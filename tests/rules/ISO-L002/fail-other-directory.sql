-- The INF says System32\drivers, ImagePath says Program Files.
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12;
UPDATE f_service SET image_path = '\??\C:\Program Files\Vendor\drv.sys',
	resolved_path = '\Program Files\Vendor\drv.sys',
	location = 'outside', store_package = '', in_driver_store = 0,
	image_file = 4294967303;
