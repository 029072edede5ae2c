-- A directory number is resolved while the package is imported.
-- severity: warning
-- item: Registry: Path = %11%\x.dll
-- message: is resolved when the package is imported
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 11, '', 'x.dll',
	'%11%\x.dll', 20, 1);
