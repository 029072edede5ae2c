-- The INF was not read to its end; Provider may be in the rest.
UPDATE f_inf SET complete = 0;
UPDATE f_inf SET provider = '';
UPDATE f_package SET provider = NULL;
