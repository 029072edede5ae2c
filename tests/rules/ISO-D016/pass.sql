-- Neither of the two sections.
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT', 'install', 'addreg', 'List', 20, 1);
