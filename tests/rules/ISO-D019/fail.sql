-- An installation framework that is gone, in another case.
-- item: Version: DriverPackageType
-- message: uses DriverPackageType = PlugAndPlay: the installation framework
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Version', 'version', '', 'driverpackagetype', 'PlugAndPlay',
	'PlugAndPlay', '', -1, 20, 1);
