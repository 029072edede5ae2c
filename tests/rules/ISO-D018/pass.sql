-- A primitive driver with a section for another architecture, and one for
-- older systems.
UPDATE f_inf SET manufacturer_lines = -1, devices = 0, hardware_ids = 0;
DELETE FROM f_inf_target;
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', 'NTamd64.10.0...25952',
	'DefaultInstall.NTamd64.10.0...25952', 1, 1, 'amd64', 25952, -1, -1, 1, 1, 20, 1);
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', 'NTx86',
	'DefaultInstall.NTx86', 1, 1, 'x86', -1, -1, -1, 0, 1, 20, 1);
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultuninstall', 'DefaultUninstall', 'NTamd64',
	'DefaultUninstall.NTamd64', 1, 1, 'amd64', -1, -1, -1, 0, 1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'DefaultUninstall.NTamd64', 'uninstall', '', 'legacyuninstall', '1',
	'1', '', -1, 20, 1);
