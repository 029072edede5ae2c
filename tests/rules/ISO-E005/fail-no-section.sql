-- A provider that nothing describes.
-- message: names no section
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Events', 'events', '', 'addeventprovider',
	'{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', '', -1, 20, 1);
