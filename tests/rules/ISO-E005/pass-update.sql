-- UpdateAutoLogger has a section without Start.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Events', 'events', '', 'updateautologger',
	'Log,Update', 'Log', 'Update', 1, 20, 1),
       (1, 'Update', 'autologger', 'Log', 'addautologgerprovider',
	'{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee},Prov', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'Prov', 1, 20, 2);
