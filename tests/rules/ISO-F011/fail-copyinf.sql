-- CopyINF of something that is no INF.
-- item: CopyINF other.inf,other.dll
-- message: not everything in it is an INF
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'copyinf', 'other.inf,other.dll',
	'other.inf', '', -1, 20, 1);
