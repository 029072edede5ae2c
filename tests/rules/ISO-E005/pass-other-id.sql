-- Two channels with ids of their own.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/A,1,A', 'Vendor/A', 'A', 1, 20, 1),
       (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/B,1,B', 'Vendor/B', 'B', 1, 20, 2),
       (1, 'A', 'channel', 'Vendor/A', 'value',
	'16', '16', '', -1, 20, 3),
       (1, 'B', 'channel', 'Vendor/B', 'value',
	'17', '17', '', -1, 20, 4);
