-- Version 1 in drivers\UMDF; the INF of a package adds it.
-- severity: warning
-- item: drv!WdfMajorVersion
INSERT INTO f_umdf_service(target, name, image_path, resolved_path, location,
	store_package, value, major, minor, major_value)
VALUES (1, 'drv', '\Windows\System32\drivers\UMDF\drv.dll', '\Windows\System32\drivers\UMDF\drv.dll', 'umdf',
	'', 4294967297, 1, 15, 4294967306);
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir, binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'umdf', 'DRV', 'Umdf', 1, '1.11.0', 1, '%12%\UMDF\drv.dll', 12, 'UMDF', 'drv.dll', 20, 1);
