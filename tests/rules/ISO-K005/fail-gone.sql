-- What the INF sets is not there.
-- item: DependOn
-- message: is not set; the INF says FltMgr
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'dependencies', 'FltMgr', 'FltMgr', '', -1, 20, 1);
