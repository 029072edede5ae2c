-- Two lines of one section are one finding.
-- item: Install.NT: UpdateIniFields
-- message: = First; Second
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'updateinifields', 'First',
	'First', '', -1, 20, 1),
       (1, 'Install.NT', 'install', '', 'updateinifields', 'Second',
	'Second', '', -1, 20, 1);
