-- A literal path.
-- item: Registry: HKR\!Path
-- message: names the Windows directory of one machine: C:\Windows\System32\x.dll
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'Path',
	0, 'C:\Windows\System32\x.dll', 20, 1);
