-- In the root, of a package from before the change.
-- severity: info
UPDATE f_image SET build = 26100;
UPDATE f_service SET type = 2;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'Instances', NULL, 4294967297, -1);
