-- Empty fields for product type and suite, and a section that is not selected.
UPDATE f_inf_target SET decoration = 'NTamd64.10.0...22000', build = 22000,
	section = 'Models.NTamd64.10.0...22000';
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'models', 'Models', 'NTamd64.6.1.3',
	'Models.NTamd64.6.1.3', 1, 1, 'amd64', -1, 3, -1, 0, 1, 20, 1);
