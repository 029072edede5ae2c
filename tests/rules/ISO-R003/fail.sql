-- The boot configuration.
-- item: HKLM\BCD00000000\Objects!x
-- message: which is protected
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'BCD00000000\Objects', 'x', 0, '1', 20, 1);
