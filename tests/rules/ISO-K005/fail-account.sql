-- Another account.
-- item: ObjectName
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'startname', 'NT AUTHORITY\LocalService', 'NT AUTHORITY\LocalService', '', -1, 20, 1);
UPDATE f_service SET account = 'LocalSystem';
