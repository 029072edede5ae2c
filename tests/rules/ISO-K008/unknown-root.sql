-- Under Parameters; the root could not be read to its end.
UPDATE f_image SET build = 26100;
UPDATE f_service SET type = 2;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'key', 'Instances', NULL, 4294967302, -1);
UPDATE f_service SET complete = 0;
