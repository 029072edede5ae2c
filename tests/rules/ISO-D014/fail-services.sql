-- The services of ClassInstall32 are of the class as well.
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'ClassInstall32.Services', 'class', 'addservice', 'x,,Service', 20,
	1);
