-- Elsewhere both have a meaning.
DELETE FROM f_inf_copy;
DELETE FROM f_inf_list;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 12, '', '12', 1, '1',
	1, '', '', 16, 20, 1, 20);
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'CopyFiles', 'Install.NT', 'Files', 1, 12, '', '12',
	'D:P(A;;GA;;;SY)', 20, 20, 1);
