-- System DIRIDs, shell folders, printers and the absolute path.
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'A', 0, '', '0', 1, 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'B', 16422, '', '16422', 1, 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'C', 32767, '', '32767', 1, 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'D', 65535, '', '65535', 1, 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'E', 66000, '', '66000', 1, 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'F', 66004, '', '66004', 1, 20, 1);
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'Path', 0, 16419, '', 'a',
	'%16419%\a', 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Com', 'comserver', '', 'serverbinary', '%13%\3d\a.dll',
	'%13%\3d\a.dll', '', -1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Events', 'eventprovider', '', 'resourcefile', '3d\a.dll',
	'3d\a.dll', '', -1, 20, 1);
