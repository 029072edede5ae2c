-- A word that is no root is ISO-R004.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry',
	'HKEY_LOCAL_MACHINE', 'SOFTWARE\Vendor', 'x', 0, '1', 20, 1);
