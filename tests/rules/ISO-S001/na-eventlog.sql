-- Nor is HKR of an event log section.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR', '',
	'EventMessageFile', 0, '', 20, 1);
