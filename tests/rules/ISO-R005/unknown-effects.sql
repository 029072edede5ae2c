-- A needed section that nobody could look for.
-- item: effects of Effects
UPDATE f_inf SET class = 'MEDIA';
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, sha256, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'wdmaudio.inf', NULL, '', '', 20,
	1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, sha256, line, "column")
VALUES (1, 'Needs', 'Install.NT', 'install', 'Audio.Common', NULL, '', '', 20,
	1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'interface', '', 'Effects', 'HKR', 'FX\0',
	'x', 0, '{1}', 20, 1);
