-- The same account in three ways of writing.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'startname', 'NT AUTHORITY\LocalService', 'NT AUTHORITY\LocalService', '', -1, 20, 1);
UPDATE f_service SET type = 16, account = 'NT Authority\Local Service';
UPDATE f_inf_directive SET value = '0x10', argument = '0x10' WHERE name = 'servicetype';
