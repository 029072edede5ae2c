-- Of a service without package.
UPDATE f_service SET type = 32, service_dll = '\ProgramData\drv.dll',
	service_dll_place = 'Parameters', service_dll_path = '\ProgramData\drv.dll',
	service_dll_location = 'outside', service_dll_value = 4294967306;
DELETE FROM f_service_owner;
