-- No version is given.
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value, major, minor, major_value)
VALUES (1, 'drv', '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.dll', '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.dll', 'store',
	'drv.inf_amd64_0011223344556677', 4294967297, -1, 15, 4294967306);
