-- A default that an included INF may share.
-- severity: warning
-- item: DefaultDestDir beside Include
-- message: DefaultDestDir is 11
UPDATE f_inf_destination SET dirid = 11, destination = '11';
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'ks.inf', 1, '', 20, 1);
