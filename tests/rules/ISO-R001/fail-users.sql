-- The profile of the installing account is no HKR either.
-- item: HKCU\Software\Vendor!x
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCU',
	'Software\Vendor', 'x', 0, '1', 20, 1);
