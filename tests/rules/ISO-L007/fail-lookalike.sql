-- The name of the virus scanner, from another folder.
UPDATE f_service SET type = 32, service_dll = '\ProgramData\mpsvc.dll',
	service_dll_place = 'Parameters', service_dll_path = '\ProgramData\mpsvc.dll',
	service_dll_location = 'outside', service_dll_value = 4294967306;
DELETE FROM f_service_owner;
UPDATE f_service SET name = 'WinDefend';
