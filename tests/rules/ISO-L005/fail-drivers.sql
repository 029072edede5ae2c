-- System32\drivers without UMDF.
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value)
VALUES (1, 'Umd', '%SystemRoot%\System32\drivers\UMDF\umd.dll',
	'\Windows\System32\drivers\umd.dll', 'drivers', '', 4294967297);
