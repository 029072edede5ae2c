-- A service section uses it.
-- item: Service: UpdateInis
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'updateinis', 'List', 20, 1);
