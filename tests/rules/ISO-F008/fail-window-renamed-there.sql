-- The other window renames, this one does not.
-- severity: warning
-- item: a.sys from a.sys (other builds)
-- the window above
UPDATE f_inf SET window_high = 21999;
INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, complete, applies, version_line)
VALUES (2, 'c2', 'b2', 'drv.inf', 'd1', 'amd64', 1, 0, 22000, -1, 1, 1, 2);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.sys', 'a.sys', 12, '', '12', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (2, 'Install.NT', 'Files', 'a.sys', 'a_new.sys', 12, '', '12', 1, '1',
	1, '', '', 0, 20, 1, 20);
