-- Two sources.
-- item: DRV.sys from drv_b.sys
-- message: drv_b.sys and drv_a.sys are both copied to DRV.sys in 12
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'A', 'drv.sys', 'drv_a.sys', 12, '', '12', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'B', 'DRV.sys', 'drv_b.sys', 12, '', '12', 1, '1', 1,
	'', '', 0, 20, 1, 20);
