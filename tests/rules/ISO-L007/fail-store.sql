-- In the store.
-- severity: info
-- message: from the driver store
UPDATE f_service SET type = 32, service_dll = '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.dll',
	service_dll_place = 'Parameters', service_dll_path = '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.dll',
	service_dll_location = 'store', service_dll_value = 4294967306;
