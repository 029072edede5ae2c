-- BootFlags in a window that reaches the directive.
UPDATE f_inf SET window_high = 25398;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR', '',
	'BootFlags', 65537, '1', 20, 1);
