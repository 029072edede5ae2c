-- No number.
-- item: drv!StartType in Service
UPDATE f_inf_service SET start = NULL;
