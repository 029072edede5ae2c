-- The INF was not read to its end; what it includes further on is not known.
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wudfrd.inf', 1, '', 20, 1);
