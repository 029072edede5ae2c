-- An install section uses it.
-- item: Install.NT: DelFiles
-- message: uses DelFiles = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'delfiles', 'List', 20, 1);
