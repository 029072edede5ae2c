-- An install section uses it.
-- item: Install.NT: LogConfig
-- message: uses LogConfig = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'logconfig', 'List', 20, 1);
