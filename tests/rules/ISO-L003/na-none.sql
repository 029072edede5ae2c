-- A service without a path has no binary that could be there.
UPDATE f_service SET type = 16, image_path = '', resolved_path = '', location = 'none',
	store_package = '', in_driver_store = 0, image_exists = NULL,
	image_file = NULL;
