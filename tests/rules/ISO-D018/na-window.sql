-- A window that ends before primitive drivers.
UPDATE f_inf SET window_high = 18361;
UPDATE f_inf SET manufacturer_lines = -1, devices = 0, hardware_ids = 0;
DELETE FROM f_inf_target;
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', '',
	'DefaultInstall', 1, 1, '', -1, -1, -1, 1, 1, 20, 1);
