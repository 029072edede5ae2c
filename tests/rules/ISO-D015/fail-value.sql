-- The value by itself, in another case.
-- message: co.dll,Entry
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '',
	'coinstallers32', 65536, 'co.dll,Entry', 20, 1);
