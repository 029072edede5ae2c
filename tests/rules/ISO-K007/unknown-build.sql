-- In the store of an unknown Windows.
UPDATE f_image SET build = NULL;
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value, major, minor, major_value)
VALUES (1, 'drv', '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.dll', '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.dll', 'store',
	'drv.inf_amd64_0011223344556677', 4294967297, 2, 15, 4294967306);
