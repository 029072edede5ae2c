-- The first build that understands a build; one without version; an implied
-- plain section that is not there.
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NTamd64.10.0...14310',
	'Models.NTamd64.10.0...14310', 1, 1, 'amd64', 14310, -1, -1, 0, 1, 20, 1);
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NTx86',
	'Models.NTx86', 1, 1, 'x86', -1, -1, -1, 0, 1, 20, 1);
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', '',
	'Models', 0, 1, '', -1, -1, -1, 0, 1, 20, 1);
