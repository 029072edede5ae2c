-- The database could not be read to its end.
-- message: the configurations in the database
UPDATE f_area SET state = 'partial', reason = 'damaged'
WHERE  name = 'driver_database';
