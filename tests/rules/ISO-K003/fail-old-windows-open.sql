-- And it is open.
-- message: may be written by unprivileged users
UPDATE f_image SET build = 17133;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'State', NULL, 4294967302, 1);
