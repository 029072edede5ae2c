-- An empty Models section: nothing for these builds, on purpose.
UPDATE f_inf SET applies = 0, devices = 0, hardware_ids = 0;
DELETE FROM f_inf_install;
