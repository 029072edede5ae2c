-- Another INF of the package itself.
-- item: common.inf
-- message: is not an INF of Windows
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'common.inf', 4294967298);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'common.inf', 0, '', 20, 1);
