-- The GUID of a session is its second field.
-- item: AddAutoLogger Log,Auto
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Events', 'events', '', 'addautologger',
	'Log,Auto', 'Log', '', -1, 20, 1);
