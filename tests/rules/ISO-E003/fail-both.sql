-- A level and a position.
-- item: AddFilter drv, Filter
-- message: both a FilterLevel and a FilterPosition
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Filters', 'filters', '', 'addfilter',
	'drv,,Filter', 'drv', 'Filter', 1, 20, 1),
       (1, 'Filter', 'addfilter', 'drv', 'filterposition',
	'Upper', 'Upper', '', -1, 20, 2),
       (1, 'Filter', 'addfilter', 'drv', 'filterlevel',
	'Encryption', 'Encryption', '', -1, 20, 3);
