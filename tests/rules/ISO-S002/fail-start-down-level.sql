-- Start has had its directive for ever.
UPDATE f_inf SET window_high = 17133;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR', '',
	'Start', 65537, '0', 20, 1);
