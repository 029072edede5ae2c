-- The INF was not read to its end.
-- item: text
UPDATE f_inf SET complete = 0;
