-- A value of Windows in the software key.
-- item: Install.NT: ProviderName (device key)
-- message: where Windows keeps it
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '',
	'ProviderName', 0, 'Vendor', 20, 1);
