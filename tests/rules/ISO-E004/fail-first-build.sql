-- A window that just reaches AddComServer.
UPDATE f_inf SET window_high = 26100;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'CLSID\{bb2b85ab-9473-42e5-8d1a-0f01d3879879}\InprocServer32',
	'', 0, 'x', 20, 1);
