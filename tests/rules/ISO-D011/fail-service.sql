-- A service section uses it.
-- item: Service: UnregisterDlls
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'unregisterdlls', 'List', 20, 1);
