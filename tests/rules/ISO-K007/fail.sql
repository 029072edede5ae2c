-- In neither place.
-- item: drv
-- message: is registered with \Windows\System32\drv.dll
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value, major, minor, major_value)
VALUES (1, 'drv', '\Windows\System32\drv.dll', '\Windows\System32\drv.dll', 'system32',
	'', 4294967297, 2, 15, 4294967306);
