-- DefaultInstall is decorated the same way.
-- item: DefaultInstall.NTamd65
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', 'NTamd65',
	'DefaultInstall.NTamd65', 1, 0, '', -1, -1, -1, 0, 1, 20, 1);
