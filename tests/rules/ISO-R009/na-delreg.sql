-- A line that deletes starts nothing.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\Run', 'Tray', 0, '', 20, 1);
