-- BootFlags by AddReg, as before build 25398.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list, root,
	key, value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Service', 'service', 'drv', 'Service.AddReg', 'HKR', '',
	'BootFlags', 65537, '0x14', 20, 1);
UPDATE f_service SET start = 0, boot_flags = 0x14;
