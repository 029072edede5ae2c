-- What the INF ends with may hold the app.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Software', 'software', '', 'addsoftware',
	'Tool,,Soft', 'Tool', 'Soft', 1, 20, 1),
       (1, 'Soft', 'addsoftware', 'Tool', 'softwaretype',
	'2', '2', '', -1, 20, 2);
UPDATE f_inf SET complete = 0;
