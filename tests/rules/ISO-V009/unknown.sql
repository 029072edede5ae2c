-- The INF was not read to its end; hardware ids may be in the rest.
-- item: hardware ids
UPDATE f_inf SET complete = 0, hardware_ids = 0;
