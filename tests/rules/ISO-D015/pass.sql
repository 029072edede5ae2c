-- Ordinary files and values, and names that only resemble.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'codec.dll', 'codec.dll', 13, '', '13', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'WdfCoInstaller.txt', 'WdfCoInstaller.txt',
	13, '', '13', 1, '', '', 0, 20, 1, 20);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '',
	'CoInstallers32Count', 0, '', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\CoDeviceInstallersX', 'x', 0, '', 20,
	1);
