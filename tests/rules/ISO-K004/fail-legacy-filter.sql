-- A filter that InstallHinfSection installed, before build 18362.
-- severity: info
-- message: no hard link of the component store
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_image SET build = 17763;
UPDATE f_service SET type = 2, image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
