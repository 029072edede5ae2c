-- Another section includes the INF: Windows finds it all the same.
-- severity: warning
-- message: but includes no INF
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wudfrd.inf', 1, '', 20, 1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT.Services', 'services', 'WUDFRD.NT.Services', 0, '', 20, 1);
