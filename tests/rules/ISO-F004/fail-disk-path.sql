-- Only the path of the disk differs, of which documentation does not speak.
-- severity: warning
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, 'x64', '13,x64', 1,
	'1', 1, 'x64', 'disk1', 0, 20, 1, 20);
