-- The same line in the event log section.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'Parameters', 'Level', 65537, '1', 20, 1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'Level', 4294967306, 4294967302,
	0);
