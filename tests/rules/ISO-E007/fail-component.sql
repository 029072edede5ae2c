-- An installer of a component: desktop products only.
-- severity: warning
-- message: desktop products only
UPDATE f_inf SET class = 'SoftwareComponent',
	class_guid = '{5c4c3332-344d-483c-8739-259e934c9cc8}';
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path, flags,
	line, "column", destination_line)
VALUES (1, 'Install.NT', '@', 'Tool.exe', 'tool.exe', 13, '', '13', 1, '1', 1,
	'', '', 0, 20, 1, 20);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Software', 'software', '', 'addsoftware',
	'Tool,,Soft', 'Tool', 'Soft', 1, 20, 1),
       (1, 'Soft', 'addsoftware', 'Tool', 'softwaretype',
	'1', '1', '', -1, 20, 2),
       (1, 'Soft', 'addsoftware', 'Tool', 'softwarebinary',
	'tool.exe', 'tool.exe', '', -1, 20, 3),
       (1, 'Soft', 'addsoftware', 'Tool', 'softwareversion',
	'1.0.0.0', '1.0.0.0', '', -1, 20, 4);
