-- An INF of Windows is named as the owner, and the library is in a profile.
-- message: unprivileged users
DELETE FROM f_inf_service;
UPDATE f_service_owner SET inf_name = 'disk.inf';
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	inbox, active, in_registry, in_store, inf_state, inf)
VALUES (1, 4294967298, 'disk.inf_amd64_8899aabbccddeeff', 'disk.inf', 'disk.inf',
	1, 1, 1, 1, 'absent', NULL);
UPDATE f_service SET type = 32, service_dll = 'C:\Users\x\drv.dll',
	service_dll_place = 'Parameters', service_dll_path = '\Users\x\drv.dll',
	service_dll_location = 'outside', service_dll_value = 4294967306;
