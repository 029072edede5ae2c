-- Withdrawn with Windows 10 1709.
-- item: Install.NT: RequestAdditionalSoftware
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'requestadditionalsoftware', '*',
	'*', '', -1, 20, 1);
