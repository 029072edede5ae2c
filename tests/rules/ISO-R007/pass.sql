-- The name under HKR.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR',
	'MediaCategories\{11111111-2222-3333-4444-555555555555}', 'Name', 0,
	'Line in', 20, 1);
