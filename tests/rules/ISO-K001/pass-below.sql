-- A key below could not be read to its end; the root was.
UPDATE f_service SET below_complete = 0;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'value', 'Type', 4294967300, 4294967297, -1);
