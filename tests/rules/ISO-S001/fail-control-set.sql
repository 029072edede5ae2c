-- A control set spelt out.
-- message: the root of the service key, by an absolute path
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\ControlSet001\Services\drv',
	'Level', 0, '', 20, 1);
