-- A temporary folder below Windows.
UPDATE f_service SET resolved_path = '\Windows\Temp\drv.sys', location = 'windows',
	store_package = '', in_driver_store = 0;
