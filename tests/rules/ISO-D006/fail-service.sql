-- A service section uses it.
-- item: Service: Ini2Reg
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'ini2reg', 'List', 20, 1);
