-- Configured again in between.
UPDATE f_registry_key SET last_written = '2024-01-02T03:10:05Z' WHERE id = 4294967302;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'Parameters', NULL, 4294967302, -1);
INSERT INTO f_registry_key(target, id, hive, path, last_written, offset)
VALUES (1, 4294967390, 'SYSTEM', 'DriverDatabase\DriverPackages\drv.inf_amd64_0011223344556677\Configurations\Install', '2024-01-02T03:08:00Z', 4128);
INSERT INTO f_package_configuration(target, package, section, service, flags, included, "key")
VALUES (1, 4294967297, 'Install', 'drv', 0, '', 4294967390);
