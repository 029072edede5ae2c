-- A window below the rule's first build.
UPDATE f_inf SET window_high = 16298;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR', '',
	'UpperFilters', 0, '', 20, 1);
