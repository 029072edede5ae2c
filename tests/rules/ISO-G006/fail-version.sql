-- The database says another version.
-- item: DriverVer
-- message: the INF says version 1.2.3.4, the database 1.2.3.5
UPDATE f_package SET driver_version = '1.2.3.5';
