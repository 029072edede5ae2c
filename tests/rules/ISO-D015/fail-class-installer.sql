-- Installer32 of a class.
-- item: !Installer32
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'class', '', 'Registry', 'HKR', '',
	'Installer32', 0, 'co.dll,Entry', 20, 1);
