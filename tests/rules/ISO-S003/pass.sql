-- The own service by an absolute path is ISO-R001, ISO-S001 and ISO-S002.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\DRV\Parameters',
	'X', 0, '', 20, 1);
