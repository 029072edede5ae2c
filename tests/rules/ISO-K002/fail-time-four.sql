-- Four are not many.
-- severity: warning
-- item: Parameters, time
UPDATE f_registry_key SET last_written = '2024-01-02T03:10:05Z' WHERE id = 4294967302;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'Parameters', NULL, 4294967302, -1);
INSERT INTO f_registry_key(target, id, hive, path, last_written, offset)
VALUES (1, 4294967390, 'SYSTEM', 'ControlSet001\Services\s0\Parameters', '2024-01-02T03:10:10Z', 4128);
INSERT INTO f_service(target, id, name, type, "key", complete, below_complete)
VALUES (1, 4294967390, 's0', 1, 4294967297, 1, 1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key", everyone_writes)
VALUES (1, 4294967390, 'root', 'key', 'Parameters', NULL, 4294967390, -1);
INSERT INTO f_registry_key(target, id, hive, path, last_written, offset)
VALUES (1, 4294967391, 'SYSTEM', 'ControlSet001\Services\s1\Parameters', '2024-01-02T03:10:11Z', 4128);
INSERT INTO f_service(target, id, name, type, "key", complete, below_complete)
VALUES (1, 4294967391, 's1', 1, 4294967297, 1, 1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key", everyone_writes)
VALUES (1, 4294967391, 'root', 'key', 'Parameters', NULL, 4294967391, -1);
INSERT INTO f_registry_key(target, id, hive, path, last_written, offset)
VALUES (1, 4294967392, 'SYSTEM', 'ControlSet001\Services\s2\Parameters', '2024-01-02T03:10:12Z', 4128);
INSERT INTO f_service(target, id, name, type, "key", complete, below_complete)
VALUES (1, 4294967392, 's2', 1, 4294967297, 1, 1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key", everyone_writes)
VALUES (1, 4294967392, 'root', 'key', 'Parameters', NULL, 4294967392, -1);
