-- An install section uses it.
-- item: Install.NT: UpdateIniFields
-- message: uses UpdateIniFields = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'updateinifields', 'List', 20, 1);
