-- A kernel driver in a group of filters.
-- severity: info
UPDATE f_image SET build = 26100;
UPDATE f_service SET type = 2;
UPDATE f_service SET type = 1, load_group = 'FSFilter Activity Monitor';
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'Instances', NULL, 4294967297, -1);
