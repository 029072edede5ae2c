-- In both places.
-- severity: info
-- message: in its root and under Parameters
UPDATE f_image SET build = 26100;
UPDATE f_service SET type = 2;
UPDATE f_package SET driver_date = '2024-10-02';
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'Instances', NULL, 4294967297, -1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'key', 'Instances', NULL, 4294967302, -1);
