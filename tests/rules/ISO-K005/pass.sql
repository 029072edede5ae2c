-- Group and dependencies as the INF says, in another order and case.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'loadordergroup', 'Extended Base', 'Extended Base', '', -1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'dependencies', 'fltmgr,+NDIS', 'fltmgr,+NDIS', '', -1, 20, 1);
UPDATE f_service SET load_group = 'EXTENDED BASE', depend_on_service = 'FltMgr',
	depend_on_group = '+NDIS';
