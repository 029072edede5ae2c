-- A key of the vendor.
-- item: HKLM\SOFTWARE\Vendor!Mode
-- message: ruleset 2024-04 of /h does not except it
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Vendor', 'Mode', 65537, '1', 20, 1);
