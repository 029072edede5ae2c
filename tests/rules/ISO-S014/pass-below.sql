-- Below Parameters\Instances.
UPDATE f_image SET build = 26100;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Parameters\Instances\drv', 'Altitude', 0, '', 20, 1);
