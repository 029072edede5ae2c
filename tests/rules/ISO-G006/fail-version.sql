-- The database says another version.
-- item: DriverVer
-- severity: warning
-- message: the INF says version 1.2.3.4 of 2023-05-06, the database 1.2.3.5
UPDATE f_package SET driver_version = '1.2.3.5';
