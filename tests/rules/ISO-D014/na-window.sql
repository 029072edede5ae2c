-- A window that ends before the rule begins.
UPDATE f_inf SET window_high = 10239;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'ClassInstall32', 'class', '', 'addreg', 'ClassList',
	'ClassList', '', -1, 20, 1);
