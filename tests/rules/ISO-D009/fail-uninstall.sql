-- DefaultUninstall without LegacyUninstall is run.
-- item: DefaultUninstall: RegisterDlls
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'DefaultUninstall', 'uninstall', '', 'registerdlls', 'List',
	'List', '', -1, 20, 1),
       (1, 'DefaultUninstall', 'uninstall', '', 'legacyuninstall', '0',
	'0', '', -1, 20, 1);
