-- A key of that name under HKR.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR',
	'AllowedBuses', 'x', 0, '1', 20, 1);
