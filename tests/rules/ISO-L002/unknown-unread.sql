-- The INF was not read to its end; it may add the service in the rest.
DELETE FROM f_inf_service;
UPDATE f_inf SET complete = 0;
