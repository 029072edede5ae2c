-- A driver of Windows: the INF does not add it, and an inbox INF owns it too.
DELETE FROM f_inf_service;
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, inbox, active, status_flags, in_registry, in_store, record,
	inf_state, published_state)
VALUES (1, 4294967298, 'wudfrd.inf_amd64_8899aabbccddeeff', 'wudfrd.inf',
	'wudfrd.inf', 'Vendor', 1, 1, 0, 1, 1, 4294967298, 'absent', 'present');
INSERT INTO f_service_owner(target, service, inf_name, origin, value)
VALUES (1, 4294967297, 'wudfrd.inf', 'Owners', 4294967298);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'State', NULL, 4294967302, 1);
