-- No hardware id at all.
-- item: hardware ids
-- message: installs on no device
UPDATE f_inf SET hardware_ids = 0;
UPDATE f_inf_install SET hardware_ids = 0;
