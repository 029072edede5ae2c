-- The INF was not read to its end.
-- message: the INF was not read to its end
UPDATE f_inf SET complete = 0;
UPDATE f_package SET status_flags = 2;
