-- Type 1 is as old as AddSoftware.
UPDATE f_inf SET window_low = 15063;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Software', 'software', '', 'addsoftware',
	'Tool,,Soft', 'Tool', 'Soft', 1, 20, 1),
       (1, 'Soft', 'addsoftware', 'Tool', 'softwaretype',
	'1', '1', '', -1, 20, 2);
