-- An expandable string of a kernel service.
-- severity: info
-- item: Registry: HKR\Parameters!Path
-- message: the driver must expand %13%\x.bin
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Service', 'service', 'drv', 'Registry', 'HKR',
	'Parameters', 'Path', 131072, '%13%\x.bin', 20, 1);
