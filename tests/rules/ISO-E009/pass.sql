-- The section begins with the build of the directive.
UPDATE f_inf SET window_low = 18362;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Filters', 'filters', '', 'addfilter',
	'drv,,Filter', 'drv', 'Filter', 1, 20, 1);
