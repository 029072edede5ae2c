-- A ruleset that is newer than the window: the one that judges it is not published.
-- item: HKLM\SOFTWARE\Khronos!x
-- message: in a window up to build 27999 is not published
UPDATE list_ruleset SET value = '28000' WHERE kind = 'first_build';
UPDATE f_inf SET window_high = 27999;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Khronos', 'x', 0, '1', 20, 1);
