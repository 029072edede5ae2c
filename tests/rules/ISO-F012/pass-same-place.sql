-- Two names for one directory.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.sys', 'a.sys', 12, '', '12', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 11, 'Drivers', 'a.sys',
	'%11%\Drivers\a.sys', 20, 1);
