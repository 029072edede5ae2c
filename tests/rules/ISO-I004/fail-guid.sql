-- No class.
-- message: names no interface class
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Interfaces', 'interfaces', '', 'addinterface',
	'Vendor',
	'Vendor', '', -1, 20, 1);
