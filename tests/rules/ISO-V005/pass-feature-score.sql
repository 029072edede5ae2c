-- One byte, in each of the ways to write it.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'featurescore', 'FE',
	'FE', '', -1, 20, 1),
       (1, 'Other.NT', 'install', '', 'featurescore', '0xff',
	'0xff', '', -1, 20, 1),
       (1, 'Third.NT', 'install', '', 'featurescore', '8', '8', '', -1, 20, 1);
