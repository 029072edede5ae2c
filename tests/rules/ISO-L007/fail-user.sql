-- In the profile of a user.
-- message: unprivileged users
UPDATE f_service SET type = 32, service_dll = '\Users\user\drv.dll',
	service_dll_place = 'Parameters', service_dll_path = '\Users\user\drv.dll',
	service_dll_location = 'outside', service_dll_value = 4294967306;
