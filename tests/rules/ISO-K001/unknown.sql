-- The key was not read to its end.
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'value', 'Start', 4294967299, 4294967297, 0);
UPDATE f_service SET complete = 0;
