-- A service section uses it.
-- item: Service: RenFiles
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'renfiles', 'List', 20, 1);
