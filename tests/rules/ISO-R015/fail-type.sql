-- A filter list that is a string.
-- severity: warning
-- item: Install.NT: UpperFilters (hardware key)
-- message: another type than a REG_MULTI_SZ
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR', '',
	'UpperFilters', 0, 'drv', 20, 1);
