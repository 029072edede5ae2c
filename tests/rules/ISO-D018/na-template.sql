-- A decoration that nobody can read is ISO-V006.
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultuninstall', 'DefaultUninstall', 'NT$ARCH$.Services',
	'DefaultUninstall.NT$ARCH$.Services', 1, 0, '', -1, -1, -1, 0, 1, 20, 1);
