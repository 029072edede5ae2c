-- Flags that are not a number.
-- item: Registry: HKR\!Path
-- message: the flags are not a number
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'Path',
	NULL, '%13%\x.dll', 20, 1);
