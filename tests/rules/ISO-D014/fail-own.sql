-- A class of the vendor's own.
-- message: a class of its own
UPDATE f_inf SET class = 'Vendor',
	class_guid = '{11111111-2222-3333-4444-555555555555}';
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'ClassInstall32', 'class', '', 'addreg', 'ClassList',
	'ClassList', '', -1, 20, 1);
