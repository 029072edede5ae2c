-- A window that ends before AddAutoLogger: the documented form, discouraged.
-- severity: warning
-- message: excepted until the next ruleset
UPDATE f_inf SET window_high = 21999;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\WMI\Autologger\Vendor',
	'Start', 65537, '1', 20, 1);
