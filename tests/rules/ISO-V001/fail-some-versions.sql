-- One of two install sections gives its own DriverVer.
-- message: DriverVer is missing
UPDATE f_inf SET driver_ver = '', driver_date = '', driver_version = '';
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'driverver', '05/06/2023,1.2.3.4',
	'05/06/2023,1.2.3.4', '', -1, 20, 1);
INSERT INTO f_inf_install(inf, section, models, kind, present, hardware_ids,
	line, "column")
VALUES (1, 'Other.NT', 'Models.NTamd64.10.0', 'device', 1, 1, 20, 1);
