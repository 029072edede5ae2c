-- The published INF is there, but could not be read.
UPDATE f_package SET published_state = 'unreadable', published_file = NULL;
