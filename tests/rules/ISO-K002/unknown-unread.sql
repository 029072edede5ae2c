-- The INF was not read to its end; the line may have been in the rest.
UPDATE f_inf SET complete = 0;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'Level', 4294967306, 4294967302,
	0);
