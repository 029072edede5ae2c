-- The newest window does nothing, on purpose.
UPDATE f_inf SET window_low = 10240, window_high = 18361 WHERE inf = 1;
INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, encoding, complete, applies,
	version_line)
VALUES (2, 'w2', 'b2', 'drv.inf', 'd1', 'amd64', 1, 0, 18362, -1, 'ascii', 1,
	0, 2);
INSERT INTO f_package_inf(target, package, inf, selected)
VALUES (1, 4294967297, 2, 0);
INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, encoding, complete, applies,
	version_line)
VALUES (3, 'w3', 'b2', 'drv.inf', 'd1', 'amd64', 1, 0, 0, 10239, 'ascii', 1,
	1, 2);
INSERT INTO f_package_inf(target, package, inf, selected)
VALUES (1, 4294967297, 3, 0);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (3, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 12, '', '12', 1, '', '',
	0, 20, 1, 20);
