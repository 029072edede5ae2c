-- A driver of Windows that the package merely uses.
UPDATE f_service SET resolved_path = '\Windows\System32\drivers\wudfrd.SYS',
	location = 'drivers', store_package = '', in_driver_store = 0;
