-- A service section uses it.
-- item: Service: DelService
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'delservice', 'List', 20, 1);
