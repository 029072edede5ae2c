-- An entry without ImagePath.
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value, major, minor, major_value)
VALUES (1, 'drv', '', '', 'none',
	'', 4294967297, -1, 15, 4294967306);
