-- An install section uses it.
-- item: Install.NT: BitReg
-- message: uses BitReg = List
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'bitreg', 'List', 20, 1);
