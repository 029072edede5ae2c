-- No owner, and a file outside the Windows directory.
-- item: drv
-- message: belongs to no driver package
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_service SET image_path = '\??\C:\Program Files\Vendor\drv.sys',
	resolved_path = '\Program Files\Vendor\drv.sys',
	location = 'outside', store_package = '', in_driver_store = 0,
	image_file = 4294967303;
