-- Noted, but every line is under HKR.
-- item: writes outside HKR
-- message: (StatusFlags 0x4)
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'x', 0, '', 20, 1);
UPDATE f_package SET status_flags = 4;
