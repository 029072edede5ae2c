-- A key of that name below Parameters.
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'key', 'State', NULL, 4294967302, 1);
