-- An install section uses it.
-- item: Install.NT: UnregisterDlls
-- message: uses UnregisterDlls = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'unregisterdlls', 'List', 20, 1);
