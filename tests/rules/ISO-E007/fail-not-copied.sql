-- A program that nothing copies.
-- item: SoftwareBinary tool.exe
-- message: which no CopyFiles puts
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
