-- The first build on which the store is a place to load from.
UPDATE f_image SET build = 17134;
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value)
VALUES (1, 'Umd',
	'%SystemRoot%\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\umd.dll',
	'\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\umd.dll',
	'store', '', 4294967297);
