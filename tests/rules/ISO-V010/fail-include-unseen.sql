-- Another section includes an INF that nobody could look for.
-- severity: warning
-- item: Install.NT.Services: Needs WUDFRD.NT.Services
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wudfrd.inf', NULL, '', 20, 1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT.Services', 'services', 'WUDFRD.NT.Services', 0, '', 20, 1);
