-- Not every database could be read.
-- message: not every driver database could be read
UPDATE f_package SET in_registry = NULL, record = NULL;
