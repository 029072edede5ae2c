-- The texts of parameters.
-- item: drv!ParameterMessageFile: %12%\drv.sys
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'ParameterMessageFile', 131072, '%12%\drv.sys', 20, 1);
