-- A key of it.
-- message: the directive is AddTrigger
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\ControlSet001\services\DRV\TriggerInfo\0',
	'Type', 65537, '1', 20, 1);
