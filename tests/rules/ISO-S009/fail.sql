-- A disabled function driver.
-- item: drv!StartType in Service
-- message: the function driver and disabled (StartType 4)
UPDATE f_inf_service SET start = 4;
