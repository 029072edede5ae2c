-- Two names for one directory, in another case.
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12;
DELETE FROM f_inf_copy;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 11, 'Drivers',
	'11,Drivers', 1, '', '', 0, 20, 1, 20);
