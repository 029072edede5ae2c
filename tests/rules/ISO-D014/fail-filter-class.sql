-- The classes of file-system filters are of Windows too.
-- message: FSFilterActivityMonitor, a class of Windows
UPDATE f_inf SET class = 'FSFilterActivityMonitor',
	class_guid = '{11111111-2222-3333-4444-555555555555}';
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'ClassInstall32', 'class', '', 'addreg', 'ClassList',
	'ClassList', '', -1, 20, 1);
