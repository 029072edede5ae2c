-- In ControlFlags.
-- item: ControlFlags: InteractiveInstall
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'ControlFlags', 'controlflags', '', 'interactiveinstall', '*',
	'*', '', -1, 20, 1);
