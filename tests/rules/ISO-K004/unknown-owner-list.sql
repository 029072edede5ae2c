-- An owner that may be in a list that was not read.
-- message: no package known here
DELETE FROM f_inf_service;
UPDATE f_service_owner SET inf_name = 'oem9.inf';
UPDATE f_area SET state = 'partial', reason = 'cut' WHERE name = 'driver_database';
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
