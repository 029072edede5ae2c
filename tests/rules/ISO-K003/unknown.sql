-- The descriptor could not be read.
-- item: State
-- message: could not be read
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'State', NULL, 4294967302, NULL);
