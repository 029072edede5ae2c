-- A filter for builds that know no AddFilter.
-- item: AddFilter drv in Install.NT.Filters
-- message: is known from build 18362 on, but its section installs from build 18361 on
UPDATE f_inf SET window_low = 18361;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Filters', 'filters', '', 'addfilter',
	'drv,,Filter', 'drv', 'Filter', 1, 20, 1);
