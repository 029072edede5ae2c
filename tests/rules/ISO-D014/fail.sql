-- ClassInstall32 of a class of Windows.
-- item: ClassInstall32!addreg
-- message: sets up the class: addreg = ClassList; the package is for System, a class of Windows
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'ClassInstall32', 'class', '', 'addreg', 'ClassList',
	'ClassList', '', -1, 20, 1);
