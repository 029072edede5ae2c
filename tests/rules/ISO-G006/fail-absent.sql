-- The published INF is not there.
-- message: is not in the INF folder
UPDATE f_package SET published_state = 'absent', published_file = NULL;
