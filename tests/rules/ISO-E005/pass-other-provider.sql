-- Another provider adds a channel of that name.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/Op,1', 'Vendor/Op', '', -1, 20, 1),
       (1, 'Provider2', 'eventprovider', '{2}', 'addchannel',
	'Vendor/Op,1', 'Vendor/Op', '', -1, 20, 2);
