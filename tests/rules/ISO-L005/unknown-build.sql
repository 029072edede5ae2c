-- Whether the store is a place to load from depends on the build.
UPDATE f_image SET build = NULL;
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value)
VALUES (1, 'Umd',
	'%SystemRoot%\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\umd.dll',
	'\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\umd.dll',
	'store', '', 4294967297);
