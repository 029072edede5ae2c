-- An expandable string in the hardware key.
-- severity: info
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT.HW', 'hardware', '', 'Registry', 'HKR', '',
	'Path', 131072, '%13%\x.bin', 20, 1);
