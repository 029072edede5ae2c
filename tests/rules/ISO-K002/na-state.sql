-- State is there to be written.
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'State', 'value', 'Level', 4294967306, 4294967302, 0);
