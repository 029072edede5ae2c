-- CoDeviceInstallers under an absolute root.
-- message: CoDeviceInstallers
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\CoDeviceInstallers',
	'{4d36e97d-e325-11ce-bfc1-08002be10318}', 65544, 'co.dll,Entry', 20, 1);
