-- A window below, but there is a device.
UPDATE f_inf SET window_high = 18361;
INSERT INTO f_inf_install(inf, section, models, kind, present, hardware_ids,
	line, "column")
VALUES (1, 'DefaultInstall.NTamd64', '', 'default', 1, 0, 20, 1);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 12, '', '12', 1, '1',
	1, '', '', 0, 20, 1, 20);
