-- The value comes from AddReg; that is ISO-S002.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list, root,
	key, value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Service', 'service', 'drv', 'Service.AddReg', 'HKR', '',
	'ServiceSidType', 65537, '1', 20, 1);
UPDATE f_service SET sid_type = 1;
