-- Flag 2: the INF leaves a value alone that is there.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'Level', 65539, '2', 20, 1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'Level', 4294967306, 4294967302,
	0);
