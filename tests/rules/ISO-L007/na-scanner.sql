-- The virus scanner of Windows.
UPDATE f_service SET type = 32, service_dll = '\Program Files\Windows Defender\mpsvc.dll',
	service_dll_place = 'Parameters', service_dll_path = '\Program Files\Windows Defender\mpsvc.dll',
	service_dll_location = 'outside', service_dll_value = 4294967306;
DELETE FROM f_service_owner;
UPDATE f_service SET name = 'WinDefend';
