-- Property pages that come from a file of the package.
-- severity: warning
-- message: property pages come from a file of the package: DRV.SYS,Pages
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '',
	'EnumPropPages32', 0, 'DRV.SYS,Pages', 20, 1);
