-- A subkey that the INF makes, through a value below it.
-- item: key Devices
-- message: ; the INF writes it
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Devices\0', 'x', 0, '', 20, 1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'Devices', NULL, 4294967302, 0);
