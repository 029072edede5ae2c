-- A name of 254 characters.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Events', 'events', '', 'addeventprovider',
	'{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee},Provider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'Provider', 1, 20, 1),
       (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'providername',
	'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '', -1, 20, 2),
       (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'resourcefile',
	'%13%\drv.sys', '%13%\drv.sys', '', -1, 20, 3);
