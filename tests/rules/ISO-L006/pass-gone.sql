-- The old folder is gone; that is ISO-L003.
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, inbox, active, status_flags, in_registry, in_store, record,
	inf_state, published_state, inf)
VALUES (1, 4294967298, 'drv.inf_amd64_8899aabbccddeeff', 'oem1.inf',
	'drv.inf', 'Vendor', 0, 0, 0, 1, 1, 4294967298, 'absent', 'present', NULL);
UPDATE f_service SET store_package = 'drv.inf_amd64_8899aabbccddeeff',
	resolved_path = '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_8899aabbccddeeff\drv.sys';
UPDATE f_package SET in_store = 0 WHERE active = 0;
UPDATE f_service SET image_exists = 0;
