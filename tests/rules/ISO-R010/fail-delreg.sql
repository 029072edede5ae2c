-- DelReg takes a string out of a list.
-- item: HKLM\SYSTEM\CurrentControlSet\Control\Class\{1}!LowerFilters (DelReg)
-- message: takes a string out of
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\Class\{1}', 'LowerFilters', 98306,
	'drv', 20, 1);
