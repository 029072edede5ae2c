-- No published name is known.
-- message: no published name is known
UPDATE f_package SET published_name = NULL, published_state = 'no-name',
	published_file = NULL;
