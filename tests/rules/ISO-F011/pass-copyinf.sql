-- CopyINF is the way to bring another INF.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'copyinf', 'Other.INF', 'Other.INF',
	'', -1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'copyinf', 'a.inf, b.inf,', 'a.inf',
	'', -1, 20, 1);
