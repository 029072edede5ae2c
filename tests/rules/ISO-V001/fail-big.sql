-- A number that does not fit.
-- severity: warning
UPDATE f_inf SET driver_ver = '05/06/2023,1.2.3.65536',
	driver_version = '1.2.3.65536';
