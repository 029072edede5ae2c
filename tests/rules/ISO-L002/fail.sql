-- The INF says the store, ImagePath does not.
-- item: drv
-- message: from %13%\drv.sys, but ImagePath leads to \Windows\System32\drivers\drv.sys
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
