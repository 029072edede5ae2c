-- A service section uses it.
-- item: Service: DelProperty
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'delproperty', 'List', 20, 1);
