-- UpperFilters below a service's Parameters is no filter list, so nothing is left to ISO-E003.
-- item: Registry: HKR\Parameters!UpperFilters
-- message: appends to HKR\Parameters, value UpperFilters
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Service', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'UpperFilters', 65544, 'x', 20, 1);
