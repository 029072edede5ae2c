-- Needs alone includes nothing.
UPDATE f_inf_destination SET dirid = 11, destination = '11';
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT', 'install', 'Other.NT', 1, '', 20, 1);
