-- Whether it is a driver could not be read.
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_service SET image_path = '\??\C:\Program Files\Vendor\drv.sys',
	resolved_path = '\Program Files\Vendor\drv.sys',
	location = 'outside', store_package = '', in_driver_store = 0,
	image_file = 4294967303;
UPDATE f_service SET type = NULL, type_value = NULL, complete = 0;
