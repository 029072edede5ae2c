-- An install section uses it.
-- item: Install.NT: RenFiles
-- message: uses RenFiles = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'renfiles', 'List', 20, 1);
