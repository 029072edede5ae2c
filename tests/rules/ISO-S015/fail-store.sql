-- A file that the package does not have.
-- message: leads into the package, which has no such file
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%13%\drvmsg.dll', 20, 1);
