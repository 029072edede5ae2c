-- The INF renames another file to that name.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'new.sys', 'old.sys', 12, '', '12', 1, '',
	'', 0, 20, 1, 20);
INSERT INTO f_lockdown(target, id, path, resolved_path, class, class_value,
	source, source_path, source_package, source_value, "key", file_exists,
	file, source_exists, source_file)
VALUES (1, 4294967297, '%SystemRoot%/System32/drivers/new.sys',
	'\Windows\System32\drivers\new.sys', 4, 4294967303,
	'%SystemRoot%\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'drv.inf_amd64_0011223344556677', 4294967304, 4294967299, 1,
	4294967302, 1, 4294967300);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'oem1.inf', 4294967298);
