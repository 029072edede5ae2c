-- An absolute root from a DefaultInstall; that is ISO-R001.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'DefaultInstall.NTamd64', 'default', '', 'Registry',
	'HKLM', 'SOFTWARE\Vendor', 'x', 0, '1', 20, 1);
