-- Before 19041 there was no AddTrigger.
-- severity: info
UPDATE f_inf SET window_high = 19040;
UPDATE f_inf_service SET type = 16, start = 2;
