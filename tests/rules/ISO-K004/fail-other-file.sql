-- An INF adds a service of this name, but with another file.
DELETE FROM f_service_owner;
UPDATE f_service SET image_path = '\??\C:\Users\x\drv.sys',
	resolved_path = '\Users\x\drv.sys', location = 'outside', store_package = '',
	in_driver_store = 0, image_file = 4294967303;
