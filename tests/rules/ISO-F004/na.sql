-- Elsewhere a file may have another name and folder.
DELETE FROM f_inf_copy;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv64.sys', 12, '', '12', 1, '1',
	1, 'x64', '', 0, 20, 1, 20);
