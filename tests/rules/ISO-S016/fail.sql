-- No version.
-- item: KmdfService drv in Install.NT.Wdf
-- message: has no KmdfLibraryVersion
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir,
	binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'kmdf', 'drv', 'Wdf', 1, '', NULL,
	'', -1, '', '', 20, 1);
