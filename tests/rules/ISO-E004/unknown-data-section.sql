-- What the INF ends with may hold the classes.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.COM', 'com', '', 'addcomserver',
	'Com,,Server', 'Com', 'Server', 1, 20, 1),
       (1, 'Server', 'comserver', 'Com', 'servertype',
	'1', '1', '', -1, 20, 2),
       (1, 'Server', 'comserver', 'Com', 'serverbinary',
	'%13%\com.dll', '%13%\com.dll', '', -1, 20, 3);
UPDATE f_inf SET complete = 0;
