-- A directive of that name in another kind of section.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'failureactions', 'x',
	'x', '', -1, 20, 1);
