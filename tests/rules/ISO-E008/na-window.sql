-- A window before AddComponent.
UPDATE f_inf SET window_high = 15062;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Components', 'components', '', 'addcomponent',
	'Cmp,,Cmp.Inst', 'Cmp', 'Cmp.Inst', 1, 20, 1),
       (1, 'Install.NT.Components', 'components', '', 'addcomponent',
	'Cmp,,Other', 'Cmp', 'Other', 1, 20, 2);
