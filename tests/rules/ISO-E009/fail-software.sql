-- Software for builds before AddSoftware.
-- item: AddSoftware Tool in Install.NT.Software
UPDATE f_inf SET window_low = 15062;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Software', 'software', '', 'addsoftware',
	'Tool,,Soft', 'Tool', 'Soft', 1, 20, 1);
