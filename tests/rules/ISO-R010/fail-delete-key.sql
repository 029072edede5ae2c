-- Delete without a value name.
-- item: Registry: HKR\Old
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', 'Old', '',
	4, '', 20, 1);
