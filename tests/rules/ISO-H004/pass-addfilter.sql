-- The INF declares it.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Filters', 'filters', '', 'addfilter', 'drv,,Filter', 'drv',
	'Filter', 1, 20, 1);
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
