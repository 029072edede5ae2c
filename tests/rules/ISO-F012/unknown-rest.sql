-- The file may be copied in the part that was not read.
-- item: %13%\a.dll in Registry
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 13, '', 'a.dll',
	'%13%\a.dll', 20, 1);
