-- The INF was not read to its end.
UPDATE f_image SET build = 26100;
UPDATE f_inf SET complete = 0;
