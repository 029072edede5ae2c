-- The window ends with the first build of the rule.
-- severity: warning
UPDATE f_inf SET window_high = 16299;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR', '',
	'UpperFilters', 0, 'drv', 20, 1);
