-- The INF was not read to its end; it may set the group in the rest.
-- item: Group
UPDATE f_inf SET complete = 0;
UPDATE f_service SET load_group = 'Extended Base';
