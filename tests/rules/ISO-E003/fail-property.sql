-- The same through the device property.
-- message: upper filters
INSERT INTO f_inf_property(inf, operation, section, companion, list, name,
	pid, flags, value, line, "column")
VALUES (1, 'AddProperty', 'Install.NT.HW', 'hw', 'Properties',
	'{A45C254E-DF1C-4EFD-8020-67D146A850E0}', 19, 0, 'drv', 20, 1);
