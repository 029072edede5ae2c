-- A filter without a service.
-- message: names nothing
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Filters', 'filters', '', 'addfilter',
	',,Filter', '', 'Filter', 1, 20, 1);
