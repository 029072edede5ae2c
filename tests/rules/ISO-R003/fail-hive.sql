-- The hive itself, without a key.
-- item: HKLM\SAM
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM', 'SAM', '',
	16, '', 20, 1);
