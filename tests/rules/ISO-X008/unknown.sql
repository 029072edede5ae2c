-- StatusFlags could not be read.
-- message: StatusFlags could not be read
UPDATE f_package SET status_flags = NULL, status_flags_value = NULL;
