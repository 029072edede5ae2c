-- In the folder of the version before.
-- item: drv
-- message: runs from drv.inf_amd64_8899aabbccddeeff, but oem1.inf is drv.inf_amd64_0011223344556677 now
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, inbox, active, status_flags, in_registry, in_store, record,
	inf_state, published_state, inf)
VALUES (1, 4294967298, 'drv.inf_amd64_8899aabbccddeeff', 'oem1.inf',
	'drv.inf', 'Vendor', 0, 0, 0, 1, 1, 4294967298, 'absent', 'present', NULL);
UPDATE f_service SET store_package = 'drv.inf_amd64_8899aabbccddeeff',
	resolved_path = '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_8899aabbccddeeff\drv.sys';
