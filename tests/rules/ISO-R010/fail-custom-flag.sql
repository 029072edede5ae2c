-- A custom type without the flag for binary data.
-- message: lacks the flag
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'x',
	1048576, '00', 20, 1);
