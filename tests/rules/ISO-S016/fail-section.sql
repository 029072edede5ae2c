-- A section that is not there.
-- message: names no section of the INF
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir,
	binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'kmdf', 'drv', 'Lost', 0, '', NULL,
	'', -1, '', '', 20, 1);
