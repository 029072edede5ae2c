-- ImagePath leads to another volume.
-- message: \??\D:\Vendor\drv.sys
UPDATE f_service SET image_path = '\??\D:\Vendor\drv.sys', resolved_path = '',
	location = 'foreign', store_package = '', in_driver_store = 0,
	image_exists = NULL, image_file = NULL;
