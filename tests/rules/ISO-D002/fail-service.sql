-- A service section uses it.
-- item: Service: DelFiles
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'delfiles', 'List', 20, 1);
