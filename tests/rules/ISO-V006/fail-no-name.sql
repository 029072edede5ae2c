-- A line without a name.
-- item: Manufacturer
-- message: names no Models section
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', '', '',
	'', 0, 1, '', -1, -1, -1, 0, 1, 20, 1);
