-- A file outside DriverData.
-- item: FileName of Log
-- message: writes C:\Logs\cts.etl, which is not below
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Events', 'events', '', 'addautologger',
	'Log,{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee},Auto', 'Log', 'Auto', 1, 20, 1),
       (1, 'Auto', 'autologger', 'Log', 'filename',
	'C:\Logs\cts.etl', 'C:\Logs\cts.etl', '', -1, 20, 2);
