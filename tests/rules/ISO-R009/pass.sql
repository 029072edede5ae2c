-- Keys that only begin like it.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\Runtime', 'x', 0, '', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Vendor\Run', 'x', 0, '', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\run.exe', 'x', 0,
	'', 20, 1);
