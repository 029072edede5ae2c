-- Lines under HKR only.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR',
	'WINEVT\Publishers', 'x', 0, '', 20, 1);
