-- A Models section that is the only one of its line.
-- item: missing-section: section [Other]
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Other', '', 'Other', 0, 1, '', -1, -1, -1, 1, 0, 20, 1);
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'missing-section', 20, 1, 'section [Other]');
