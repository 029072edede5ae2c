-- The file is on another volume.
-- message: which is not on this volume
UPDATE f_service SET image_path = '\??\D:\Vendor\drv.sys', resolved_path = '',
	location = 'foreign', store_package = '', in_driver_store = 0,
	image_exists = NULL, image_file = NULL;
