-- The prefix is added by Windows.
-- item: ComponentIDs of Cmp.Inst
-- message: has a backslash
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Components', 'components', '', 'addcomponent',
	'Cmp,,Cmp.Inst', 'Cmp', 'Cmp.Inst', 1, 20, 1),
       (1, 'Cmp.Inst', 'addcomponent', 'Cmp', 'componentids',
	'SWC\VID0001', 'SWC\VID0001', '', -1, 20, 2);
