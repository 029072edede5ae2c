-- The binary of a service is ISO-S006; files of Windows are nobody's business here.
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 11, '', 'svchost.exe',
	'%11%\svchost.exe', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', 'Settings',
	'Dll', 0, 'user32.dll', 20, 1);
UPDATE f_inf_reference SET dirid = 12, text = '%12%\drv.sys'
WHERE  name = 'servicebinary';
