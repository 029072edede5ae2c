-- A server type that is no number.
-- item: ServerType of Server
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.COM', 'com', '', 'addcomserver',
	'Com,,Server', 'Com', 'Server', 1, 20, 1),
       (1, 'Server', 'comserver', 'Com', 'servertype',
	'InProc', 'InProc', '', -1, 20, 2),
       (1, 'Server', 'comserver', 'Com', 'serverbinary',
	'%13%\com.dll', '%13%\com.dll', '', -1, 20, 3),
       (1, 'Server', 'comserver', 'Com', 'addcomclass',
	'{bb2b85ab-9473-42e5-8d1a-0f01d3879879}', '{bb2b85ab-9473-42e5-8d1a-0f01d3879879}', '', -1, 20, 4);
