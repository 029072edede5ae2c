-- InterfaceInstall32 is legal.
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'InterfaceInstall32', 'interfaceinstall',
	'{11111111-2222-3333-4444-555555555555}', 'List', 20, 1);
