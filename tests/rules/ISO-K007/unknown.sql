-- ImagePath could not be read.
-- item: drv
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value, major, minor, major_value)
VALUES (1, 'drv', NULL, NULL, NULL,
	NULL, 4294967297, 2, 15, 4294967306);
