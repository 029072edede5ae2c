-- The window begins before the directive, and reaches it.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'',
	'ServiceSidType', 65537, '1', 20, 1);
