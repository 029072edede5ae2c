-- Whose service it is could not be read either.
DELETE FROM f_service_owner;
UPDATE f_service SET complete = 0;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'value', 'Level', 4294967306, 4294967297, 0);
