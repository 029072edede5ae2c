-- A service section uses it.
-- item: Service: LogConfig
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'logconfig', 'List', 20, 1);
