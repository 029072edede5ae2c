-- HKLM.
-- item: HKLM\SOFTWARE\Vendor!Level
-- message: is written outside HKR
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', '', 0,
	'', 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Vendor', 'Level', 0, '', 20, 1);
