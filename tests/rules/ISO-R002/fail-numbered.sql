-- A numbered control set is not CurrentControlSet.
-- message: a numbered control set is not the current one
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\ControlSet001\Control\Vendor', 'x', 0, '1', 20, 1);
