-- Append to a string.
-- message: a type other than REG_MULTI_SZ
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'List',
	8, 'x', 20, 1);
