-- Drivers are to add providers to this session of Windows.
-- severity: warning
UPDATE f_inf SET window_high = 21999;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\WMI\Autologger\WifiDriverIHVSession\{1}',
	'Enabled', 65537, '1', 20, 1);
