-- Disabled, but not the function driver.
UPDATE f_inf_service SET start = 4, flags = 0;
