-- The INF only uses the service: it is not the one that adds it.
DELETE FROM f_inf_service;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'State', NULL, 4294967302, 1);
