-- The type is no number.
-- item: drv!StartType in Service
UPDATE f_inf_service SET type = NULL;
