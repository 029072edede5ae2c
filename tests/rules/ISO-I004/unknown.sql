-- The INF was not read to its end.
UPDATE f_inf SET complete = 0;
