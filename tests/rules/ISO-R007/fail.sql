-- The name for the whole machine.
-- item: HKLM\SYSTEM\CurrentControlSet\Control\MediaCategories\{11111111-2222-3333-4444-555555555555}!Name
-- message: is written for the whole machine; excepted until the next ruleset
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\MediaCategories\{11111111-2222-3333-4444-555555555555}',
	'Name', 0, 'Line in', 20, 1);
