-- A trigger in a window without the directive.
-- severity: warning
-- message: which begins with build 19041
UPDATE f_inf SET window_high = 19040;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'TriggerInfo\0',
	'Type', 65537, '1', 20, 1);
