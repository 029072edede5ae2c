-- An install section uses it.
-- item: Install.NT: Ini2Reg
-- message: uses Ini2Reg = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'ini2reg', 'List', 20, 1);
