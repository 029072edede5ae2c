-- The database says another date.
-- item: DriverVer
-- severity: warning
-- message: the database 1.2.3.4 of 2020-01-01
UPDATE f_package SET driver_date = '2020-01-01';
