-- One channel twice.
-- message: twice
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/Op,1', 'Vendor/Op', '', -1, 20, 1),
       (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'vendor/op,2', 'vendor/op', '', -1, 20, 2);
