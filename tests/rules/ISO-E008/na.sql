-- No components.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Software', 'software', '', 'addsoftware',
	'Tool,,Soft', 'Tool', 'Soft', 1, 20, 1);
