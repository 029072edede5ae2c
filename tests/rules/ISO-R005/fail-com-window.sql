-- The window ends with the build that has the directive.
UPDATE f_inf SET window_high = 26100;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'CLSID\{11111111-2222-3333-4444-555555555555}', '', 0, 'Vendor', 20, 1);
