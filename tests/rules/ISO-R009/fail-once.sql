-- RunOnce, in another case.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'software\microsoft\windows\currentversion\runonce', 'Tray', 0,
	'tray.exe', 20, 1);
