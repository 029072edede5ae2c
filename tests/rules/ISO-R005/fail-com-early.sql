-- Below 26100 there is no directive for it.
-- severity: warning
-- message: there is no isolated way on this build
UPDATE f_inf SET window_high = 26099;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'CLSID\{11111111-2222-3333-4444-555555555555}', '', 0, 'Vendor', 20, 1);
