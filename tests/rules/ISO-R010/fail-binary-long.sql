-- More than one byte in a field.
-- message: not hexadecimal bytes
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'x', 3,
	'1234', 20, 1);
