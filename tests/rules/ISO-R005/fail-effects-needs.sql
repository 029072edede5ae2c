-- It is included, but nothing of it is needed.
-- severity: warning
-- message: needs no section of wdmaudio.inf
UPDATE f_inf SET class = 'MEDIA';
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, sha256, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wdmaudio.inf', 1, '', '', 20,
	1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'interface', '', 'Effects', 'HKR', 'FX\0',
	'x', 0, '{1}', 20, 1);
