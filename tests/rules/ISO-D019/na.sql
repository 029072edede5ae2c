-- No section of the INF applies to this system.
UPDATE f_inf SET applies = 0;
