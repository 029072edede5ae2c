-- The INF was not read to its end; DefaultInstall may be in the rest.
-- item: every section
UPDATE f_inf SET complete = 0;
