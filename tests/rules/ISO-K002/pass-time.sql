-- Written five minutes after the installation.
UPDATE f_registry_key SET last_written = '2024-01-02T03:09:05Z' WHERE id = 4294967302;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'Parameters', NULL, 4294967302, -1);
