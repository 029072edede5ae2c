-- A value of that name in a key of the vendor.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Vendor',
	'UpperFilters', 65536, 'drv', 20, 1);
