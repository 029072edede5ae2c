-- Deleting there changes it too.
-- message: DelReg changes HKLM\DRIVERS\DriverDatabase
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'DRIVERS\DriverDatabase', '', 0, '', 20, 1);
