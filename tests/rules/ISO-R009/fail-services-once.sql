-- RunServicesOnce.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\RunServicesOnce', 'Tray', 0,
	'tray.exe', 20, 1);
