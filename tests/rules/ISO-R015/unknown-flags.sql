-- Flags that are not a number.
-- item: Install.NT: FriendlyName (hardware key)
-- message: are not a number
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR', '',
	'FriendlyName', NULL, 'x', 20, 1);
