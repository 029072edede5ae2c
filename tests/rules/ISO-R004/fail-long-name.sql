-- The long name of a root is none in an INF.
-- message: "HKEY_LOCAL_MACHINE" is not a registry root
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry',
	'HKEY_LOCAL_MACHINE', 'SOFTWARE\Vendor', 'x', 0, '', 20, 1);
