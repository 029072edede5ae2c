-- On another volume.
UPDATE f_service SET type = 32, service_dll = 'D:\drv.dll',
	service_dll_place = 'Parameters', service_dll_path = '',
	service_dll_location = 'foreign', service_dll_value = 4294967306;
