-- So does a service.
-- item: newest build for amd64
UPDATE f_inf SET window_low = 10240, window_high = 18361 WHERE inf = 1;
INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, encoding, complete, applies,
	version_line)
VALUES (2, 'w2', 'b2', 'drv.inf', 'd1', 'amd64', 1, 0, 18362, -1, 'ascii', 1,
	1, 2);
INSERT INTO f_package_inf(target, package, inf, selected)
VALUES (1, 4294967297, 2, 0);
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (2, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3, '%12%\drv.sys', 12,
	'', 'drv.sys', 20, 1, 20);
