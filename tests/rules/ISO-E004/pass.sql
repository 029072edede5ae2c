-- A server in process, in the driver store.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.COM', 'com', '', 'addcomserver',
	'Com,,Server', 'Com', 'Server', 1, 20, 1),
       (1, 'Server', 'comserver', 'Com', 'servertype',
	'0x1', '0x1', '', -1, 20, 2),
       (1, 'Server', 'comserver', 'Com', 'serverbinary',
	'%13%\com.dll', '%13%\com.dll', '', -1, 20, 3),
       (1, 'Server', 'comserver', 'Com', 'addcomclass',
	'{bb2b85ab-9473-42e5-8d1a-0f01d3879879},,Class', '{bb2b85ab-9473-42e5-8d1a-0f01d3879879}', 'Class', 1, 20, 4),
       (1, 'Class', 'comclass', '{bb2b85ab-9473-42e5-8d1a-0f01d3879879}', 'threadingmodel',
	'neutral', 'neutral', '', -1, 20, 5);
