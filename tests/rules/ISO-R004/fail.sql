-- HKCU.
-- item: HKCU\Software\Vendor!x
-- message: the profile of the installing account
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCU',
	'Software\Vendor', 'x', 0, '', 20, 1);
