-- A message file that is not expandable.
-- severity: warning
-- message: another type than a REG_EXPAND_SZ
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'eventlog', 'drv', 'Registry', 'HKR', '',
	'EventMessageFile', 0, '%13%\x.dll', 20, 1);
