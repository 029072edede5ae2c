-- Nor for the whole machine.
-- severity: warning
-- message: Windows does not use Display
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\MediaCategories\{11111111-2222-3333-4444-555555555555}',
	'Display', 1, '00,00,00,00', 20, 1);
