-- A circular file is never full.
-- message: without LoggingRetention = 2
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/Op,2,Channel', 'Vendor/Op', 'Channel', 1, 20, 1),
       (1, 'Channel', 'channel', 'Vendor/Op', 'loggingautobackup',
	'1', '1', '', -1, 20, 2);
