-- An install section uses it.
-- item: Install.NT: DelReg
-- message: uses DelReg = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'delreg', 'List', 20, 1);
