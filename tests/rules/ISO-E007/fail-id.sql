-- A Store link of another form.
-- item: SoftwareID Vendor.App_123
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Software', 'software', '', 'addsoftware',
	'Tool,,Soft', 'Tool', 'Soft', 1, 20, 1),
       (1, 'Soft', 'addsoftware', 'Tool', 'softwaretype',
	'2', '2', '', -1, 20, 2),
       (1, 'Soft', 'addsoftware', 'Tool', 'softwareid',
	'Vendor.App_123', 'Vendor.App_123', '', -1, 20, 3);
