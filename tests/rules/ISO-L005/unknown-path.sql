-- ImagePath could not be read.
-- item: Umd
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value)
VALUES (1, 'Umd', NULL, NULL, NULL, '', NULL);
