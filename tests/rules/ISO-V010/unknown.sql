-- Nobody could look.
-- item: wudfrd.inf
-- message: nobody could look for wudfrd.inf
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wudfrd.inf', NULL, '', 20, 1);
