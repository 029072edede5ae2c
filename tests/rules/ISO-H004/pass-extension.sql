-- The INF of an extension on the same device declares it.
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	inbox, active, in_registry, in_store, inf_state, inf)
VALUES (1, 4294967298, 'other.inf_amd64_8899aabbccddeeff', 'oem2.inf', 'other.inf',
	0, 1, 1, 1, 'absent', NULL);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (2, 'Install.NT.Filters', 'filters', '', 'addfilter', 'drv,,Filter', 'drv',
	'Filter', 1, 20, 1);
INSERT INTO f_inf(inf, content_key, sha256, name, complete, applies, window_low,
	window_high)
VALUES (2, 'c2', 'b9', 'other.inf', 1, 1, 10240, -1);
UPDATE f_package SET inf = 2 WHERE id = 4294967298;
UPDATE f_device SET extensions = 'oem2.inf';
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
