-- In drivers\UMDF, as before build 17134.
UPDATE f_image SET build = 16299;
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value, major, minor, major_value)
VALUES (1, 'drv', '\Windows\System32\drivers\UMDF\drv.dll', '\Windows\System32\drivers\UMDF\drv.dll', 'umdf',
	'', 4294967297, 2, 15, 4294967306);
