-- What the INF sets is not known.
-- message: an INF that owns it was not read
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'Level', 4294967306, 4294967302,
	0);
