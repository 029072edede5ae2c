-- The store is meant, or a section is named, or nothing is included.
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'ks.inf', 1, '', 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'Files', 11, '', '11', 1, 20, 1);
