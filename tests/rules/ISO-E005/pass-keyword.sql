-- A mask of 64 bits.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Prov', 'autologgerprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'matchanykeyword',
	'0xFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFF', '', -1, 20, 1);
