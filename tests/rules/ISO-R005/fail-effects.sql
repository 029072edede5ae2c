-- Effects of a device without the INF of Windows.
-- severity: warning
-- item: effects of Effects
-- message: does not include wdmaudio.inf
UPDATE f_inf SET class = 'MEDIA';
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'interface', '', 'Effects', 'HKR', 'FX\0',
	'{d04e05a6-594b-4fb6-a80d-01af5eed7d1d},5', 0, '{1}', 20, 1);
