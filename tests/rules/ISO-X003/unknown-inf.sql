-- What the INF adds is not known.
-- message: was not read to its end
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
