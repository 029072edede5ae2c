-- A withdrawn directory in a value.
-- severity: warning
-- item: %17%\oem.inf in Registry
-- message: [Registry] refers to %17%\oem.inf: DIRID 17 (
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 17, '', 'oem.inf',
	'%17%\oem.inf', 20, 1);
