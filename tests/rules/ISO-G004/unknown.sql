-- The INF was not read.
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
