-- The INF was not read to its end; it may add the service in the rest.
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
DELETE FROM f_inf_service;
UPDATE f_inf SET complete = 0;
