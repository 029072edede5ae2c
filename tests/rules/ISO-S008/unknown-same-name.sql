-- A section that needs one of its own name means another INF's.
-- item: Install.NT
DELETE FROM f_inf_install_service;
INSERT INTO f_inf_include(inf, directive, section, companion, name, found, line,
	"column")
VALUES (1, 'Needs', 'Install.NT.Services', 'services', 'Install.NT.Services', 1,
	20, 1);
