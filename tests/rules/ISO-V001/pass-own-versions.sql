-- Every install section gives its own DriverVer.
UPDATE f_inf SET driver_ver = '', driver_date = '', driver_version = '';
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT', 'install', '', 'driverver', '05/06/2023,1.2.3.4',
	'05/06/2023,1.2.3.4', '', -1, 20, 1);
