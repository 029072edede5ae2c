-- BootFlags make Windows start the driver with itself.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'bootflags', '0x14', '0x14', '', -1, 20, 1);
UPDATE f_service SET start = 0, boot_flags = 0x14;
