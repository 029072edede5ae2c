-- A subkey whose name only begins the same.
-- message: is written to ParametersX
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'ParametersX', 'Level', 0, '', 20, 1);
