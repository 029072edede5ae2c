-- A bus is added.
-- item: HKLM\SYSTEM\CurrentControlSet\Control\DmaSecurity\AllowedBuses!Bridge
-- message: safe from DMA; unused from build 26100; excepted until the next ruleset
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\DmaSecurity\AllowedBuses', 'Bridge',
	0, 'PCI\VEN_8086&DEV_1234', 20, 1);
