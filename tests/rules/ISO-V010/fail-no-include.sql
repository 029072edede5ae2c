-- Needs without any Include.
-- item: Install.NT.Services: Needs WUDFRD.NT.Services
-- message: but includes no INF
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT.Services', 'services', 'WUDFRD.NT.Services', 0, '', 20, 1);
