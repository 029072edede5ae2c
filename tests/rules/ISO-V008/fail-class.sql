-- An extension that sets up a class.
-- item: ClassInstall32!addreg
-- message: of an extension sets up a class
UPDATE f_inf SET class = 'Extension',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Version', 'version', '', 'extensionid',
	'{11111111-2222-3333-4444-55555555AAAA}',
	'{11111111-2222-3333-4444-55555555AAAA}', '', -1, 20, 1),
       (1, 'ClassInstall32', 'class', '', 'addreg', 'ClassList',
	'ClassList', '', -1, 20, 1);
