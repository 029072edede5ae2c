-- A provider without ResourceFile.
-- item: Provider without ResourceFile
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Events', 'events', '', 'addeventprovider',
	'{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee},Provider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'Provider', 1, 20, 1),
       (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'providername',
	'Vendor-Driver', 'Vendor-Driver', '', -1, 20, 2);
