-- A temporary folder.
-- message: unprivileged users may be able to replace it
UPDATE f_service SET resolved_path = '\Temp\Sub\drv.sys', location = 'outside',
	store_package = '', in_driver_store = 0;
