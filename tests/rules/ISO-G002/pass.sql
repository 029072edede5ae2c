-- A file in a subfolder, in another case.
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'Drv2.sys', 'X64', '1', '', 1, 20, 1);
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'x64\drv2.SYS', 4294967303);
