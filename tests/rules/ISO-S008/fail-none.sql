-- No function driver.
-- message: no service is flagged
UPDATE f_inf_install_service SET flags = 0;
