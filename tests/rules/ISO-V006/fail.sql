-- A decoration that nobody can read.
-- item: Models.NTamd65
-- message: nobody can read the decoration NTamd65
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NTamd65',
	'Models.NTamd65', 0, 0, '', -1, -1, -1, 0, 1, 20, 1);
