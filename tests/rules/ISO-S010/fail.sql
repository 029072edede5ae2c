-- With Windows.
-- item: drv!StartType in Service
-- message: starts with Windows (StartType 2)
UPDATE f_inf_service SET type = 16, start = 2;
