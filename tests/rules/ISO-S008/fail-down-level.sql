-- Older builds took that.
-- severity: warning
UPDATE f_inf SET window_high = 17762;
UPDATE f_inf_install_service SET flags = 0;
