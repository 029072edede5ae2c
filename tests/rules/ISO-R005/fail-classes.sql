-- The same tree by its other name.
-- message: registers a COM class
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Classes\TypeLib\{11111111-2222-3333-4444-555555555555}', '',
	0, 'Vendor', 20, 1);
