-- A section for services in a section for hardware.
-- item: Install.NT.HW: Needs WUDFRD.NT.Services
-- message: needs WUDFRD.NT.Services, which is for another kind of section
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT.HW', 'hw', 'wudfrd.inf', 1, '', 20, 1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT.HW', 'hw', 'WUDFRD.NT.Services', 1, 'wudfrd.inf', 20, 1);
