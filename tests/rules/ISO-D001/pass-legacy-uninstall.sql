-- DefaultUninstall with LegacyUninstall is for older systems, its services too.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'DefaultUninstall.NTamd64', 'uninstall', '', 'legacyuninstall', '1',
	'1', '', -1, 20, 1),
       (1, 'DefaultUninstall.NTamd64', 'uninstall', '', 'bitreg', 'List',
	'List', '', -1, 20, 1),
       (1, 'DefaultUninstall.NTamd64.Services', 'uninstall', '', 'bitreg', 'List',
	'List', '', -1, 20, 1);
