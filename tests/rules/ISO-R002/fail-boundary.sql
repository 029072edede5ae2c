-- Prefixes end with a part of the path.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\RunServices', 'x', 0,
	'x.exe', 20, 1);
