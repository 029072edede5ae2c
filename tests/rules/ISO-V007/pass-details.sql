-- A driver of Windows, a line that only deletes, HKR, a copy into the store.
UPDATE f_inf SET window_low = 18362, window_high = -1 WHERE inf = 1;
INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, encoding, complete, applies,
	version_line)
VALUES (2, 'w2', 'b2', 'drv.inf', 'd1', 'amd64', 1, 0, 10240, 18361, 'ascii', 1,
	1, 2);
INSERT INTO f_package_inf(target, package, inf, selected)
VALUES (1, 4294967297, 2, 0);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (2, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 12, '', '12', 1, '', '',
	0, 20, 1, 20);
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3, '%12%\WinUsb.sys', 12,
	'', 'WinUsb.sys', 20, 1, 20);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'device', '', 'Registry', 'HKLM', 'Software',
	'Level', 65537, '1', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', 'Software',
	'Level', 65537, '1', 20, 1);
