-- No section of the INF applies.
UPDATE f_inf SET applies = 0;
