-- No SID, and AddService keeps it so.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'servicesidtype', '1', '1', '', -1, 20, 1);
UPDATE f_service SET type = 16;
UPDATE f_inf_service SET flags = 0x4000;
