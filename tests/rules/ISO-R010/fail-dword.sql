-- A number that does not fit.
-- message: the data 0x100000000 are no number of that size
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'x',
	65537, '0x100000000', 20, 1);
