-- New ones in a window that begins with their build.
UPDATE f_inf SET window_low = 25398;
UPDATE f_inf_service SET flags = 0x7fdfb;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'bootflags', '1', '1', '', -1, 20, 1),
       (1, 'Service', 'service', 'drv', 'addtrigger', 'Trigger', 'Trigger',
	'Trigger', 1, 20, 1);
