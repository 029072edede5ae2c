-- The list was not read to its end; what was read is in order.
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value)
VALUES (1, 'Umd', '%SystemRoot%\System32\drivers\UMDF\umd.dll',
	'\Windows\System32\drivers\UMDF\umd.dll', 'umdf', '', 4294967297);
UPDATE f_area SET state = 'partial', reason = 'damaged' WHERE name = 'umdf_services';
