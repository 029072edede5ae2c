-- AddFilter with a level.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Filters', 'filters', '', 'addfilter',
	'drv,,Filter', 'drv', 'Filter', 1, 20, 1),
       (1, 'Filter', 'addfilter', 'drv', 'filterlevel',
	'Encryption', 'Encryption', '', -1, 20, 2);
