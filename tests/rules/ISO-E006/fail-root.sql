-- The root of DriverData.
-- severity: info
-- message: into the root of DriverData
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Events', 'events', '', 'addautologger',
	'Log,{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee},Auto', 'Log', 'Auto', 1, 20, 1),
       (1, 'Auto', 'autologger', 'Log', 'filename',
	'%DriverData%\cts.etl', '%DriverData%\cts.etl', '', -1, 20, 2);
