-- Before build 17134 nobody gives such a key.
-- severity: warning
-- item: State
-- message: of the driver's own making
UPDATE f_image SET build = 17133;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'State', NULL, 4294967302, 0);
