-- The INF adds another service.
DELETE FROM f_service_owner;
UPDATE f_inf_service SET name = 'other';
UPDATE f_service SET image_path = '\??\C:\Program Files\Vendor\drv.sys',
	resolved_path = '\Program Files\Vendor\drv.sys',
	location = 'outside', store_package = '', in_driver_store = 0,
	image_file = 4294967303;
