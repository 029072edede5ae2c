-- In System32.
UPDATE f_service SET type = 32, service_dll = '\Windows\System32\drv.dll',
	service_dll_place = 'Parameters', service_dll_path = '\Windows\System32\drv.dll',
	service_dll_location = 'system32', service_dll_value = 4294967306;
