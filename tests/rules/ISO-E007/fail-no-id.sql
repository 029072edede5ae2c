-- A Store link without the app.
-- item: SoftwareID of Soft
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Software', 'software', '', 'addsoftware',
	'Tool,,Soft', 'Tool', 'Soft', 1, 20, 1),
       (1, 'Soft', 'addsoftware', 'Tool', 'softwaretype',
	'2', '2', '', -1, 20, 2);
