-- No owner, and a file on another volume.
-- message: D:\Vendor\drv.sys
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_service SET image_path = '\??\D:\Vendor\drv.sys', resolved_path = '',
	location = 'foreign', store_package = '', in_driver_store = 0,
	image_exists = NULL, image_file = NULL;
