-- The same through a literal control set.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\ControlSet001\Control\WMI\AutoLogger\Vendor\{1}', 'Enabled',
	65537, '1', 20, 1);
