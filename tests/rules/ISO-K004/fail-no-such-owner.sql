-- The owner that is named is no package.
-- message: no hard link of the component store
DELETE FROM f_inf_service;
UPDATE f_service_owner SET inf_name = 'nosuch.inf';
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
