-- The window ends with the first build of the directive.
UPDATE f_inf SET window_high = 22000;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\WMI\Autologger\Vendor', 'Start', 0,
	'', 20, 1);
