-- A level that Windows keeps for itself.
-- item: FilterLevel *upper of drv
-- message: reserves for itself
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Filters', 'filters', '', 'addfilter',
	'drv,,Filter', 'drv', 'Filter', 1, 20, 1),
       (1, 'Filter', 'addfilter', 'drv', 'filterlevel',
	'*upper', '*upper', '', -1, 20, 2);
