-- The other form of another service does not help.
UPDATE f_image SET build = 26100;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'other', 'Registry', 'HKR',
	'Parameters\Instances',
	'DefaultInstance', 0, '', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Instances',
	'DefaultInstance', 0, '', 20, 1);
