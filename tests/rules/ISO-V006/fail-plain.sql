-- A section for x86 only.
-- severity: warning
-- item: Models
-- message: names no architecture
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', '',
	'Models', 1, 1, '', -1, -1, -1, 0, 1, 20, 1);
