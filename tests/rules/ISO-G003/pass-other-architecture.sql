-- What belongs to another architecture belongs to the package.
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'drvarm.sys', 'arm64', '1', '', 0, 20, 1);
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'arm64\drvarm.sys', 4294967303);
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Version', 'version', 'catalogfile.ntarm64', 'drvarm.cat', 20, 1);
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'DrvArm.cat', 4294967303);
