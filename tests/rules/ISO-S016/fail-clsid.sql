-- DriverCLSID with version 2.
-- item: DriverCLSID of drvum in Install.NT.Wdf
INSERT INTO f_inf_wdf(inf, section, framework, service, target, present,
	library_version, in_order, "binary", binary_dirid, binary_subdir,
	binary_file, line, "column")
VALUES (1, 'Install.NT.Wdf', 'umdf', 'drvum', 'Wdf', 1, '2.15.0', 1,
	'%13%\drv.dll', 13, '', 'drv.dll', 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Wdf', 'wdfdata', 'drvum', 'driverclsid', '{7ab7dcf5-d1d4-4085-9547-1db968cca720}',
	'{7ab7dcf5-d1d4-4085-9547-1db968cca720}', '', -1, 20, 1);
