-- A type of software that there is not.
-- item: SoftwareType of Soft
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Soft', 'addsoftware', 'Tool', 'softwaretype',
	'3', '3', '', -1, 20, 1);
