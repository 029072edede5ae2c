-- One build before.
-- item: drv!BootFlags in Service
UPDATE f_inf SET window_low = 25397;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'bootflags', '1',
	'1', '', -1, 20, 1);
