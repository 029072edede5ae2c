-- It was met before the INF stopped being readable: a failure all the same.
-- item: Install.NT: DelFiles
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'delfiles', 'List', 20, 1);
