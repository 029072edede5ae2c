-- A co-installer that is copied, but that nothing names.
-- severity: warning
-- item: WdfCoInstaller01011.dll
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'WdfCoInstaller01011.dll',
	'WdfCoInstaller01011.dll', 13, '', '13', 1, '', '', 0, 20, 1, 20);
