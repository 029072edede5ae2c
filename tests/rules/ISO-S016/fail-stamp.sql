-- The INF was not stamped.
-- message: KmdfLibraryVersion is $KMDFVERSION$
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir,
	binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'kmdf', 'drv', 'Wdf', 1, '$KMDFVERSION$', NULL,
	'', -1, '', '', 20, 1);
