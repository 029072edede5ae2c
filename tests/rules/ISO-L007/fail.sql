-- In Program Files.
-- item: drv
-- message: svchost.exe loads \Program Files\Vendor\drv.dll for service drv, from outside System32
UPDATE f_service SET type = 32, service_dll = '\Program Files\Vendor\drv.dll',
	service_dll_place = 'Parameters', service_dll_path = '\Program Files\Vendor\drv.dll',
	service_dll_location = 'outside', service_dll_value = 4294967306;
