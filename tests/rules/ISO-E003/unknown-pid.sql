-- A property id that is no number.
INSERT INTO f_inf_property(inf, operation, section, companion, list, name,
	pid, flags, value, line, "column")
VALUES (1, 'AddProperty', 'Install.NT.HW', 'hw', 'Properties',
	'{a45c254e-df1c-4efd-8020-67d146a850e0}', NULL, 0, 'drv', 20, 1);
