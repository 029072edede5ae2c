-- An install section uses it.
-- item: Install.NT: UpdateInis
-- message: uses UpdateInis = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'updateinis', 'List', 20, 1);
