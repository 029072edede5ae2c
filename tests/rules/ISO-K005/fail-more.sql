-- A dependency more.
-- item: DependOn
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'dependencies', 'FltMgr', 'FltMgr', '', -1, 20, 1);
UPDATE f_service SET depend_on_service = 'FltMgr,Tcpip';
