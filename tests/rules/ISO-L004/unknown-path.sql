-- ImagePath is no text.
-- message: could not be read
UPDATE f_service SET image_path = NULL, resolved_path = NULL, location = NULL,
	store_package = NULL, in_driver_store = NULL, image_exists = NULL, image_file = NULL;
