-- A debug channel puts no file away.
-- message: which only admin and operational channels have
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/Op,4,Channel', 'Vendor/Op', 'Channel', 1, 20, 1),
       (1, 'Channel', 'channel', 'Vendor/Op', 'loggingretention',
	'2', '2', '', -1, 20, 2),
       (1, 'Channel', 'channel', 'Vendor/Op', 'loggingautobackup',
	'1', '1', '', -1, 20, 3);
