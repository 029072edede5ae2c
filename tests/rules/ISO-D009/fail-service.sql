-- A service section uses it.
-- item: Service: RegisterDlls
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Service', 'service', 'registerdlls', 'List', 20, 1);
