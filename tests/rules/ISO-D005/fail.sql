-- An install section uses it.
-- item: Install.NT: DelService
-- message: uses DelService = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'delservice', 'List', 20, 1);
