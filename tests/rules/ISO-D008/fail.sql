-- An install section uses it.
-- item: Install.NT: ProfileItems
-- message: uses ProfileItems = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'profileitems', 'List', 20, 1);
