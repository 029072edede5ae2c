-- It may be added in the part that was not read.
-- item: Install.NT
UPDATE f_inf SET complete = 0;
DELETE FROM f_inf_install_service WHERE service IS NOT NULL;
