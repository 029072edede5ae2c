-- The date in the database could not be read.
-- item: DriverVer
UPDATE f_package SET driver_date = NULL;
