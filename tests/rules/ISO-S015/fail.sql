-- The driver stays in the store.
-- item: drv!EventMessageFile: %SystemRoot%\System32\drivers\drv.sys
-- message: where no CopyFiles puts drv.sys
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%SystemRoot%\System32\drivers\drv.sys', 20, 1);
