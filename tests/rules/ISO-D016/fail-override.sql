-- LogConfigOverride.
-- item: Install.NT.LogConfigOverride!logconfig
INSERT INTO f_inf_directive(inf, section, companion, name, value, line,
	"column")
VALUES (1, 'Install.NT.LogConfigOverride', 'logconfigoverride', 'logconfig',
	'Config', 20, 1);
