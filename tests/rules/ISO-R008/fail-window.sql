-- A window in which the list still counts.
-- message: safe from DMA; excepted
UPDATE f_inf SET window_high = 26099;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Control\DmaSecurity\AllowedBuses', 'Bridge',
	0, 'PCI\VEN_8086&DEV_1234', 20, 1);
