-- It is not there; it may be for another edition.
-- severity: warning
-- item: wudfrd.inf
-- message: is not in the image's INF folder
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wudfrd.inf', 0, '', 20, 1);
