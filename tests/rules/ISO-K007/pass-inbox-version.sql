-- Version 1 of a driver that Windows brought.
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value, major, minor, major_value)
VALUES (1, 'drv', '\Windows\System32\drivers\UMDF\drv.dll', '\Windows\System32\drivers\UMDF\drv.dll', 'umdf',
	'', 4294967297, 1, 15, 4294967306);
