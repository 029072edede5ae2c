-- Flags that are no number.
-- item: Install.NT
UPDATE f_inf_install_service SET flags = NULL;
