-- No extension, and ClassInstall32 is ISO-D014.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'ClassInstall32', 'class', '', 'addreg', 'ClassList',
	'ClassList', '', -1, 20, 1);
