-- An absolute root is ISO-R001.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\drv', 'Level', 0, '', 20, 1);
