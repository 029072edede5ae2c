-- Taking a registration away registers nothing; that is ISO-D004.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '',
	'CoInstallers32', 0, '', 20, 1);
