-- Other bytes.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'Blob', 1, '01,02', 20, 1);
UPDATE f_registry_value SET type = 3, size = 2, data = x'01FF', text = '01 ff'
WHERE  id = 4294967306;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'Blob', 4294967306, 4294967302,
	0);
