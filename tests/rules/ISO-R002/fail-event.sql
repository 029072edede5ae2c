-- Keys of event providers are not excepted.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels\Vendor/Op',
	'Enabled', 65537, '1', 20, 1);
