-- The section that is needed was not found.
-- item: Install.NT
-- message: a needed section of another INF, or
DELETE FROM f_inf_install_service;
INSERT INTO f_inf_include(inf, directive, section, companion, name, found, line,
	"column")
VALUES (1, 'Needs', 'install.nt.services', 'services', 'BthUsb.NT.Services', 0,
	20, 1);
