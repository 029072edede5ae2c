-- The name of the file is only a part of the one that CopyINF names.
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'copyinf', 'vendor.inf', 20, 1);
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'or.inf', 4294967303);
