-- A driver of Windows that the INF uses.
DELETE FROM f_inf_service;
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, inbox, active, status_flags, in_registry, in_store, record,
	inf_state, published_state)
VALUES (1, 4294967298, 'wudfrd.inf_amd64_8899aabbccddeeff', 'wudfrd.inf',
	'wudfrd.inf', 'Vendor', 1, 1, 0, 1, 1, 4294967298, 'absent', 'present');
INSERT INTO f_service_owner(target, service, inf_name, origin, value, package_id)
VALUES (1, 4294967297, 'wudfrd.inf', 'Owners', 4294967298, '');
UPDATE f_service SET start = 4;
