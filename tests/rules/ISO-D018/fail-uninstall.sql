-- DefaultUninstall without LegacyUninstall.
-- item: DefaultUninstall.NTamd64
-- message: has no LegacyUninstall=1
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultuninstall', 'DefaultUninstall', 'NTamd64',
	'DefaultUninstall.NTamd64', 1, 1, 'amd64', -1, -1, -1, 0, 1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'DefaultUninstall.NTamd64', 'uninstall', '', 'legacyuninstall', '0',
	'0', '', -1, 20, 1);
