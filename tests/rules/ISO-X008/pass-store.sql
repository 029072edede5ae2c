-- Note and INF agree that nothing leaves it.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, '', '13', 1, '',
	'', 0, 20, 1, 20);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', 'Settings',
	'x', 0, '', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Vendor', '', 0, '', 20, 1);
