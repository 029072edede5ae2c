-- A number out of range.
-- message: Isolation in Channel is 4, not a number from 1 to 3
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Channel', 'channel', 'Vendor/Op', 'isolation',
	'4', '4', '', -1, 20, 1);
