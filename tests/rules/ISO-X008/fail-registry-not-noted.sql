-- Not noted, but a line is not under HKR.
-- item: writes outside HKR
-- message: Windows did not record it
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR', 'x', '',
	0, '', 20, 1);
