-- The same number written another way, in another case.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'parameters', 'LEVEL', 65537, '0x00000001', 20, 1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'Level', 4294967306, 4294967302,
	0);
