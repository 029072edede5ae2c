-- ClassInstall32 is there.
-- item: ClassInstall32!addreg
-- message: sets up the class
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'ClassInstall32', 'class', 'addreg', 'ClassList', 20, 1);
