-- Neither a level nor a position.
-- message: neither a FilterLevel nor a FilterPosition
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Filters', 'filters', '', 'addfilter',
	'drv,,Filter', 'drv', 'Filter', 1, 20, 1),
       (1, 'Filter', 'addfilter', 'drv', 'other',
	'1', '1', '', -1, 20, 2);
