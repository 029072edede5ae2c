-- A service without a package; that is ISO-K004.
DELETE FROM f_service_owner;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'value', 'Level', 4294967306, 4294967297, 0);
