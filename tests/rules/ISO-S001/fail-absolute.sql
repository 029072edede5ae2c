-- The own service by an absolute path, in another case.
-- item: HKLM\SYSTEM\CurrentControlSet\Services\DRV\Settings!Level
-- message: is written to Settings, by an absolute path
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\DRV\Settings',
	'Level', 0, '', 20, 1);
