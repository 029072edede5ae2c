-- The record speaks where the INF could not be read.
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
UPDATE f_package SET provider = 'Microsoft';
