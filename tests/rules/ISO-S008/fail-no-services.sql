-- No services at all.
-- item: Install.NT
DELETE FROM f_inf_install_service;
