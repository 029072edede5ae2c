-- A version without an architecture.
-- severity: warning
-- item: Models.NT.6.1
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NT.6.1',
	'Models.NT.6.1', 1, 1, '', -1, -1, -1, 0, 1, 20, 1);
