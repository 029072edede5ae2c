-- A name that only holds the ending.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'copyinf', 'other.inf.dll',
	'other.inf.dll', '', -1, 20, 1);
