-- A template that was not filled in.
-- item: Models.NT$ARCH$.10.0
-- message: the template was not filled in
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NT$ARCH$.10.0',
	'Models.NT$ARCH$.10.0', 1, 0, '', -1, -1, -1, 0, 1, 20, 1);
