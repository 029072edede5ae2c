-- A numbered control set is not excepted.
-- message: is written for the whole machine
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\ControlSet001\Control\MediaCategories\{11111111-2222-3333-4444-555555555555}',
	'Name', 0, 'Line in', 20, 1);
