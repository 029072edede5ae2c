-- The library of a user-mode driver.
-- item: UmdfService drvum
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir,
	binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'umdf', 'drvum', 'Wdf', 1, '2.15.0', 1,
	'%SystemRoot%\System32\drv.dll', -1, '%SystemRoot%\System32', 'drv.dll', 20, 1);
