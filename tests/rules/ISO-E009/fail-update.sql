-- UpdateAutoLogger before Windows 11.
UPDATE f_inf SET window_low = 21999;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Events', 'events', '', 'updateautologger',
	'Log,Update', 'Log', 'Update', 1, 20, 1);
