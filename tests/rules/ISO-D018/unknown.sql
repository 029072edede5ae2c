-- The INF was not read to its end; LegacyUninstall may be in the rest.
-- item: DefaultUninstall.NTamd64
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultuninstall', 'DefaultUninstall', 'NTamd64',
	'DefaultUninstall.NTamd64', 1, 1, 'amd64', -1, -1, -1, 0, 1, 20, 1);
