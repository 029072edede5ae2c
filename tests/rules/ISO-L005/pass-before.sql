-- Before build 17134 drivers\UMDF is the place.
UPDATE f_image SET build = 16299;
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value)
VALUES (1, 'Umd', '%SystemRoot%\System32\drivers\UMDF\umd.dll',
	'\Windows\System32\drivers\UMDF\umd.dll', 'umdf', '', 4294967297);
