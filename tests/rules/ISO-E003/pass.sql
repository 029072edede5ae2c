-- The levels of a base INF are legal.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR', '',
	'UpperFilterLevels', 65536, 'Encryption', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR', '',
	'UpperFilterDefaultLevel', 0, 'Encryption', 20, 1);
