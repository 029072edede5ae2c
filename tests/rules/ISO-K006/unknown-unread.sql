-- The INF was not read.
-- message: was not read
UPDATE f_service SET type = 16, sid_type = 1;
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
