-- COM servers for builds before 26100.
-- message: 26100
UPDATE f_inf SET window_low = 22621;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.COM', 'com', '', 'addcomserver',
	'Com,,Server', 'Com', 'Server', 1, 20, 1);
