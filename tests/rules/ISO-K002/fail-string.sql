-- A string that differs.
-- message: ; the INF sets off
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'Mode', 0, 'off', 20, 1);
UPDATE f_registry_value SET type = 1, size = 6, data = x'6F006E000000',
	text = 'on' WHERE id = 4294967306;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'Mode', 4294967306, 4294967302,
	0);
