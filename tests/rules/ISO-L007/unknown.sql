-- ServiceDll could not be read.
-- message: could not be read
UPDATE f_service SET type = 32, service_dll = NULL,
	service_dll_place = 'Parameters', service_dll_path = NULL,
	service_dll_location = NULL, service_dll_value = 4294967306;
