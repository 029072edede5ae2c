-- The file may be copied in the part that was not read.
-- item: drv!EventMessageFile: %13%\drvmsg.dll
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR',
	'',
	'EventMessageFile', 131072, '%13%\drvmsg.dll', 20, 1);
