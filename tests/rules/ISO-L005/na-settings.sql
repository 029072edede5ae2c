-- An entry without ImagePath is no driver.
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value)
VALUES (1, '{193a1820-d9ac-4997-8c55-be817523f6aa}', '', '', 'none', '', NULL);
