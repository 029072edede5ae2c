-- NT alone names no architecture.
-- item: DefaultInstall.NT
UPDATE f_inf SET manufacturer_lines = -1, devices = 0, hardware_ids = 0;
DELETE FROM f_inf_target;
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', 'NT',
	'DefaultInstall.NT', 1, 1, '', -1, -1, -1, 1, 1, 20, 1);
