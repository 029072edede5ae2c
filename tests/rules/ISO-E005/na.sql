-- An entry of that name in another section.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Wdf', 'wdfdata', 'drv', 'enabled',
	'yes', 'yes', '', -1, 20, 1);
