-- The profile for new users.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKU',
	'.DEFAULT\Software\Microsoft\Windows\CurrentVersion\Run', 'Tray', 0,
	'tray.exe', 20, 1);
