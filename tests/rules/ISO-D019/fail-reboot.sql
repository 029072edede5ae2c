-- Reboot is only noted.
-- severity: info
-- item: Install.NT: Reboot
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'reboot', 'Reboot',
	'Reboot', '', -1, 20, 1);
