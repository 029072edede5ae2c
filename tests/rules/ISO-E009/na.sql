-- Directives that every build knows.
UPDATE f_inf SET window_low = 10240;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'featurescore',
	'FF', 'FF', '', -1, 20, 1);
