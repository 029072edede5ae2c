-- The channel types of AddReg begin at 0, these at 1.
-- item: AddChannel Vendor/Op
-- message: has type 0
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Provider', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/Op,0', 'Vendor/Op', '', -1, 20, 1);
