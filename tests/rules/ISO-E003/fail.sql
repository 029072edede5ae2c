-- A device filter.
-- item: HKR\!UpperFilters
-- message: device filter drv is written to UpperFilters
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR',
	'',
	'UpperFilters', 65544, 'drv', 20, 1);
