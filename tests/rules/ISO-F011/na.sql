-- CopyINF is the way to bring another INF.
DELETE FROM f_inf_copy;
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'copyinf', 'other.inf', 20, 1);
