-- StatusFlags could not be read.
-- item: copies out of the store
-- message: StatusFlags could not be read
UPDATE f_package SET status_flags = NULL;
