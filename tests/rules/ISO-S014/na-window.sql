-- A window that ends before.
UPDATE f_image SET build = 26100;
UPDATE f_inf SET window_high = 26099;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Instances',
	'DefaultInstance', 0, '', 20, 1);
