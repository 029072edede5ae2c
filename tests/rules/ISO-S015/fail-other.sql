-- A file of somebody else.
-- severity: info
-- message: a file that the package does not bring
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%SystemRoot%\System32\drivers\other.sys', 20, 1);
