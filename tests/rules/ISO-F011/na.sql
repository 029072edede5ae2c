-- The INF copies nothing.
DELETE FROM f_inf_copy;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR',
	'Parameters', 'Dll', 0, 'x', 20, 1);
