-- ImagePath could not be read.
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_service SET image_path = NULL, resolved_path = NULL, location = NULL,
	store_package = NULL, in_driver_store = NULL, image_exists = NULL,
	image_file = NULL;
