-- An INF that was published by a package.
-- item: OEM7.inf
-- message: is not an INF of Windows
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'OEM7.inf', 1, '', 20, 1);
