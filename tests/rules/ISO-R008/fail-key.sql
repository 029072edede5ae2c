-- A key below it, in a numbered control set.
-- message: safe from DMA; unused from build 26100
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\ControlSet001\Control\DmaSecurity\AllowedBuses\Vendor', '', 16,
	'', 20, 1);
