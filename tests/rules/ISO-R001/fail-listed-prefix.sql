-- A key whose name only begins like an excepted one.
-- message: HKLM\SOFTWARE\KhronosVendor, value x is written outside HKR
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\KhronosVendor', 'x', 0, '1', 20, 1);
