-- Directives that are in use, and a name that only begins the same.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'ControlFlags', 'controlflags', '', 'excludefromselect', '*',
	'*', '', -1, 20, 1),
       (1, 'Install.NT', 'install', '', 'rebootx', '1', '1', '', -1, 20, 1);
