-- A service and an entry that lead to no path here are not the same file.
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_service SET image_path = '\??\D:\Vendor\drv.sys', resolved_path = '',
	location = 'foreign', store_package = '', in_driver_store = 0,
	image_exists = NULL, image_file = NULL;
INSERT INTO f_lockdown(target, id, path, resolved_path, class, class_value,
	source, source_path, source_package, source_value, "key", file_exists,
	file, source_exists, source_file)
VALUES (1, 4294967297, 'D:/Vendor/x.sys', '', 4, 4294967303,
	'%SystemRoot%\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'drv.inf_amd64_0011223344556677', 4294967304, 4294967299, NULL, NULL,
	1, 4294967300);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'oem1.inf', 4294967298);
