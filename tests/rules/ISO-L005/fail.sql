-- System32.
-- item: Umd
-- message: loads from \Windows\System32\umd.dll
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value)
VALUES (1, 'Umd', '%SystemRoot%\System32\umd.dll', '\Windows\System32\umd.dll',
	'system32', '', 4294967297);
