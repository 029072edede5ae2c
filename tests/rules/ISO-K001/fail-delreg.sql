-- A line that deletes the value does not write it.
-- severity: warning
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR', '',
	'Level', 0, '', 20, 1);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'value', 'Level', 4294967306, 4294967297, 0);
