-- A listed file in its subfolder.
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'drv2.sys', 'x64', '1', 'disk1', 1, 20, 1);
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'disk1\X64\drv2.sys', 4294967303);
