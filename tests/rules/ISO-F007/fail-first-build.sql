-- The window ends with the first build of the rule.
-- severity: warning
-- message: COPYFLG_NO_VERSION_DIALOG, COPYFLG_REPLACEONLY
UPDATE f_inf SET window_high = 16299;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, '', '13', 1, '1',
	1, '', '', 1056, 20, 1, 20);
