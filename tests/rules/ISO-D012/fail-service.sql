-- A service section uses it.
-- item: Service: UpdateIniFields
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'updateinifields', 'List', 20, 1);
