-- The window ends before Windows read the key of the device.
UPDATE f_inf SET window_high = 17762;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\MediaCategories\{11111111-2222-3333-4444-555555555555}',
	'Name', 0, 'Line in', 20, 1);
