-- The last build below it.
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NTamd64.10.0...14309',
	'Models.NTamd64.10.0...14309', 1, 1, 'amd64', 14309, -1, -1, 0, 1, 20, 1);
