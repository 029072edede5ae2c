-- Moved to another group.
-- item: Group
-- message: Group is Boot Bus Extender; the INF says Extended Base
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'loadordergroup', 'Extended Base', 'Extended Base', '', -1, 20, 1);
UPDATE f_service SET load_group = 'Boot Bus Extender';
