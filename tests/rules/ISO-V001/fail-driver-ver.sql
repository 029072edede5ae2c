-- No DriverVer.
-- item: DriverVer
-- message: DriverVer is missing
UPDATE f_inf SET driver_ver = '', driver_date = '', driver_version = '';
