-- StatusFlags could not be read.
-- item: writes outside HKR
-- message: StatusFlags could not be read
UPDATE f_package SET status_flags = NULL;
