-- Property pages that come from a file of Windows.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '',
	'EnumPropPages32', 0, 'MmSys.Cpl,Pages', 20, 1);
