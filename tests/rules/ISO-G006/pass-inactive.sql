-- A version that is not in force has no published copy of its own.
UPDATE f_package SET active = 0, published_state = 'absent',
	published_file = NULL;
