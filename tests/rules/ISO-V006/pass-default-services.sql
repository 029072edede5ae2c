-- The services of a section that was not filled in: it is told once.
DELETE FROM f_inf_target;
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', 'NTamd64',
	'DefaultInstall.NTamd64', 1, 1, 'amd64', -1, -1, -1, 0, 1, 20, 1);
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', 'NT$ARCH$.Services',
	'DefaultInstall.NT$ARCH$.Services', 1, 0, '', -1, -1, -1, 0, 1, 20, 1);
