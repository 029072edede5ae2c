-- A plain DefaultInstall is ISO-D018.
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', '',
	'DefaultInstall', 1, 1, '', -1, -1, -1, 0, 1, 20, 1);
