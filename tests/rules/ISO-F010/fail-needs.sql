-- Needs of a section in the INF itself pulls in no list.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, '', '13', 0, '',
	'', 0, 20, 1, 20);
INSERT INTO f_inf_include(inf, directive, name, found, line, "column")
VALUES (1, 'Needs', 'Other.Section', 1, 20, 1);
