-- A trigger in a window that begins before.
-- item: drv!AddTrigger in Service
-- message: AddTrigger begins with build 19041, the section applies from 10240 on
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'addtrigger', 'Trigger',
	'Trigger', '', 1, 20, 1);
