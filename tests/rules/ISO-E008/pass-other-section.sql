-- Another install section adds the same component.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Components', 'components', '', 'addcomponent',
	'Cmp,,Cmp.Inst', 'Cmp', 'Cmp.Inst', 1, 20, 1),
       (1, 'Install2.NT.Components', 'components', '', 'addcomponent',
	'Cmp,,Cmp.Inst', 'Cmp', 'Cmp.Inst', 1, 20, 2),
       (1, 'Cmp.Inst', 'addcomponent', 'Cmp', 'componentids',
	'VID0001&PID0001,VID0001', 'VID0001&PID0001', '', -1, 20, 3);
