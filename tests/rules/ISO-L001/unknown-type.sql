-- Whether it is a driver could not be read.
UPDATE f_service SET type = NULL, type_value = NULL, complete = 0;
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
