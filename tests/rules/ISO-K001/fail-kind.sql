-- A value with the name of a key of the system.
-- severity: warning
-- item: value Parameters
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'value', 'Parameters', 4294967306, 4294967297,
	0);
