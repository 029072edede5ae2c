-- The framework made its key in it.
UPDATE f_registry_key SET last_written = '2024-01-02T03:10:05Z' WHERE id = 4294967302;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'Parameters', NULL, 4294967302, -1);
INSERT INTO f_registry_key(target, id, hive, path, last_written, offset)
VALUES (1, 4294967390, 'SYSTEM', 'ControlSet001\Services\drv\Parameters\Wdf', '2024-01-02T03:10:05Z', 4128);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'key', 'Wdf', NULL, 4294967390, -1);
