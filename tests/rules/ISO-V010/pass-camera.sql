-- A camera that does.
UPDATE f_inf SET class = 'Camera',
	class_guid = '{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}';
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Include', 'Install.NT', 'install', 'ks.inf', 1, '', 20, 1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT', 'install', 'KS.Registration', 1, 'ks.inf', 20, 1);
