-- The version in the software key could not be read.
-- message: nothing that could be read
UPDATE f_device SET driver_version = NULL;
