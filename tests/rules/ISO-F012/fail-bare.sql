-- A name without a path.
-- severity: warning
-- item: HKR\Settings!Dll
-- message: names A.DLL without a path
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a.dll', 13, '', '13', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', 'Settings',
	'Dll', 0, 'A.DLL', 20, 1);
