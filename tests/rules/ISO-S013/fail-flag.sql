-- A flag.
-- item: drv!flag 0x20000
-- message: keep the failure actions
UPDATE f_inf SET window_low = 19041;
UPDATE f_inf_service SET flags = 0x22002;
