-- The service by an absolute path is ISO-R001.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\drv', 'Start', 0, '', 20, 1);
