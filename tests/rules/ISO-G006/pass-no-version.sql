-- Without DriverVer in the INF there is nothing to compare it with.
UPDATE f_inf SET driver_version = '';
