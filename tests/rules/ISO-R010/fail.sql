-- Append.
-- item: Registry: HKR\!List
-- message: appends to HKR\, value List
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'List',
	65544, 'x', 20, 1);
