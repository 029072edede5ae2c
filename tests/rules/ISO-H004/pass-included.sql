-- An INF uses Windows' driver.
DELETE FROM f_inf_service;
INSERT INTO f_service_owner(target, service, inf_name, origin, value)
VALUES (1, 4294967297, 'disk.inf', 'Owners', 4294967298);
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	inbox, active, in_registry, in_store, inf_state, inf)
VALUES (1, 4294967298, 'disk.inf_amd64_8899aabbccddeeff', 'disk.inf', 'disk.inf',
	1, 1, 1, 1, 'absent', NULL);
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
