-- A service section uses it.
-- item: Service: BitReg
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'bitreg', 'List', 20, 1);
