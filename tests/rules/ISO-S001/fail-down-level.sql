-- A window without the parameter function.
-- severity: warning
UPDATE f_inf SET window_high = 17133;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR', '',
	'Level', 0, '', 20, 1);
