-- The INF writes the filter to the registry.
-- message: the INF writes it there
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT.HW', 'hardware', '', 'Filters', 'HKR', '',
	'UpperFilters', 65536, 'drv', 20, 1);
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
