-- An INF uses Windows' driver.
DELETE FROM f_inf_service;
INSERT INTO f_service_owner(target, service, inf_name, origin, value)
VALUES (1, 4294967297, 'disk.inf', 'Owners', 4294967298);
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	inbox, active, in_registry, in_store, inf_state, inf)
VALUES (1, 4294967298, 'disk.inf_amd64_8899aabbccddeeff', 'disk.inf', 'disk.inf',
	1, 1, 1, 1, 'absent', NULL);
INSERT INTO f_class_filter(target, class_guid, class, position, service, value)
VALUES (1, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive', 'LowerFilters', 'drv',
	4294967306);
