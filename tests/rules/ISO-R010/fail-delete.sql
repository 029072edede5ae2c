-- Delete.
-- message: deletes HKLM\SOFTWARE\Vendor
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Vendor', 'x', 4, '', 20, 1);
