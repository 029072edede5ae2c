-- The INF could not be read at all.
-- message: its INF was not read
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
