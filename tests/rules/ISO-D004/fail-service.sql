-- A service section uses it.
-- item: Service: DelReg
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'delreg', 'List', 20, 1);
