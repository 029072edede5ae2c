-- A numbered control set.
-- message: a numbered control set
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'system\controlset001\Services\drv', 'x', 0, '1', 20, 1);
