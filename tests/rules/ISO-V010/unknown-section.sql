-- The INF is there, but nobody could look into it.
-- item: Install.NT: Needs WUDFRD.NT
-- message: whether WUDFRD.NT is there is not known
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wudfrd.inf', 1, '', 20, 1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT', 'install', 'WUDFRD.NT', NULL, '', 20, 1);
