-- Beside devices.
-- item: DefaultInstall beside Manufacturer
-- message: the INF has DefaultInstall.NTamd64 and devices
INSERT INTO f_inf_target(inf, kind, base, decoration, section, present, valid,
	arch, build, product_type, suite, selected, entries, line, "column")
VALUES (1, 'defaultinstall', 'DefaultInstall', 'NTamd64',
	'DefaultInstall.NTamd64', 1, 1, 'amd64', -1, -1, -1, 1, 1, 20, 1);
