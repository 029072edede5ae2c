-- Flags that are not a number.
-- item: Registry: HKR\!x
-- message: the flags are not a number
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'x',
	NULL, '', 20, 1);
