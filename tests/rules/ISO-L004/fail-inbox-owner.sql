-- An INF of Windows is named as the owner, and the file is in a profile.
-- severity: warning
-- message: unprivileged users
DELETE FROM f_inf_service;
UPDATE f_service_owner SET inf_name = 'disk.inf';
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	inbox, active, in_registry, in_store, inf_state, inf)
VALUES (1, 4294967298, 'disk.inf_amd64_8899aabbccddeeff', 'disk.inf', 'disk.inf',
	1, 1, 1, 1, 'absent', NULL);
UPDATE f_service SET image_path = '\??\C:\Users\x\drv.sys',
	resolved_path = '\Users\x\drv.sys', location = 'outside', store_package = '',
	in_driver_store = 0, image_file = 4294967303;
