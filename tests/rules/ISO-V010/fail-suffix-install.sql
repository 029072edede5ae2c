-- A section for services in the install section itself.
-- item: Install.NT: Needs Common.Services
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT', 'install', 'Common.Services', 1, '', 20, 1);
