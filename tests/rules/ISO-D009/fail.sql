-- An install section uses it.
-- item: Install.NT: RegisterDlls
-- message: uses RegisterDlls = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'registerdlls', 'List', 20, 1);
