-- Where it runs from could not be read.
-- message: could not be read
UPDATE f_service SET in_driver_store = NULL, location = NULL,
	store_package = NULL, resolved_path = NULL, image_path = NULL;
