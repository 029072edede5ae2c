-- The file is there, the section is not.
-- item: Install.NT: Needs WUDFRD.NT
-- message: which no INF that it includes has
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wudfrd.inf', 1, '', 20, 1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT', 'install', 'WUDFRD.NT', 0, '', 20, 1);
