-- The section may stand in an included INF.
-- message: may stand in an included INF
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir,
	binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'kmdf', 'drv', 'Lost', 0, '', NULL,
	'', -1, '', '', 20, 1);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found, line,
	"column")
VALUES (1, 'Include', 'Install.NT', 'install', 'other.inf', 1, 20, 1);
