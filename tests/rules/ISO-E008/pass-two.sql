-- Two components.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Components', 'components', '', 'addcomponent',
	'Cmp,,Cmp.Inst', 'Cmp', 'Cmp.Inst', 1, 20, 1),
       (1, 'Install.NT.Components', 'components', '', 'addcomponent',
	'Cmp2,,Cmp.Inst', 'Cmp2', 'Cmp.Inst', 1, 20, 2);
