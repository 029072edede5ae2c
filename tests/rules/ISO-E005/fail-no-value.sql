-- An entry without a value.
-- message: has no value
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Auto', 'autologger', 'Log', 'start',
	'', '', '', -1, 20, 1);
