-- A score of more than a byte.
-- severity: warning
-- item: Install.NT: FeatureScore
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'featurescore', '0x100',
	'0x100', '', -1, 20, 1);
