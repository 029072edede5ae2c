-- The INF of the package could not be read at all.
-- item: INF
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
