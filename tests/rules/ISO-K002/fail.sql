-- A value that the INF does not set.
-- item: Parameters!Level
-- message: is not set by the INF
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'Level', 4294967306, 4294967302,
	0);
