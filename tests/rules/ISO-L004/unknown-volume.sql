-- A volume by its device name: it may be this one.
-- message: whether that is this volume cannot be told
UPDATE f_service SET image_path = '\Device\HarddiskVolume3\Windows\System32\drivers\drv.sys',
	resolved_path = '', location = 'foreign', store_package = '',
	in_driver_store = 0, image_exists = NULL, image_file = NULL;
