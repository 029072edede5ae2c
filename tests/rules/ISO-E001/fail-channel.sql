-- A channel by hand, in another case.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'software\microsoft\windows\currentversion\winevt\channels\vendor/operational',
	'Enabled', 65537, '1', 20, 1);
