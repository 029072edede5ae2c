-- A file of the package that nothing copies.
-- severity: warning
-- message: a file that no CopyFiles copies
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'a.dll', '', '1', '', 1, 20, 1);
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 13, '', 'a.dll',
	'%13%\a.dll', 20, 1);
