-- A service section uses it.
-- item: Service: ProfileItems
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'profileitems', 'List', 20, 1);
