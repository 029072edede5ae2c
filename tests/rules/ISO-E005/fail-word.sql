-- A position that there is not.
-- message: not Upper or Lower
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Filter', 'addfilter', 'drv', 'filterposition',
	'Middle', 'Middle', '', -1, 20, 1);
