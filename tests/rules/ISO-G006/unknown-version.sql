-- The version in the database could not be read.
-- item: DriverVer
-- message: nothing that could be read
UPDATE f_package SET driver_version = NULL;
