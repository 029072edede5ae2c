-- It does not say which.
-- message: no string says what to take out of
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'List',
	98306, '', 20, 1);
