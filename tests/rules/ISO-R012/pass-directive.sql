-- Paths of directives are not in the registry.
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'directive', 'Service', 'service', 'servicebinary', -1, 12, '',
	'x.dll', '%12%\x.sys', 20, 1);
