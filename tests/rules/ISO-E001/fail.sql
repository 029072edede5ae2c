-- A publisher by hand.
-- item: HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Publishers\{1}!MessageFileName
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Publishers\{1}',
	'MessageFileName', 0, '', 20, 1);
