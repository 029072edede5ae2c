-- SYSTEM beside its control sets.
-- item: HKLM\SYSTEM\Setup!CmdLine
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\Setup', 'CmdLine', 0, 'x.exe', 20, 1);
