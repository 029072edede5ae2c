-- A directive that this Windows does not know.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'servicesidtype', '1', '1', '', -1, 20, 1);
UPDATE f_image SET build = 18363;
