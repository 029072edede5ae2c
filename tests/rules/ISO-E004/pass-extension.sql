-- A file type is no COM class.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'.vnd',
	'', 0, 'Vendor.File', 20, 1);
