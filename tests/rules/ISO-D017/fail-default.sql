-- DefaultInstall has such decorations too.
-- item: DefaultInstall.NTamd64.10.0.2
-- message: domain controllers
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', 'NTamd64.10.0.2',
	'DefaultInstall.NTamd64.10.0.2', 1, 1, 'amd64', -1, 2, -1, 1, 1, 20, 1);
