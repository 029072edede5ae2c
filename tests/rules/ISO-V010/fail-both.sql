-- The INF is not there, and so its section is not.
-- severity: warning
-- item: wudfrd.inf
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wudfrd.inf', 0, '', 20, 1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT', 'install', 'WUDFRD.NT', 0, '', 20, 1);
