-- The window ends before packages run from the store.
UPDATE f_inf SET window_high = 16298;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Publishers\{1}',
	'x', 0, '', 20, 1);
