-- A debug channel that asks for nothing.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/Op,4,Channel', 'Vendor/Op', 'Channel', 1, 20, 1),
       (1, 'Channel', 'channel', 'Vendor/Op', 'loggingautobackup',
	'0', '0', '', -1, 20, 2);
